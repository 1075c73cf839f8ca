package org.petstore.pets;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The pets in the database. Every method joins the caller's transaction if there is one. */
@ApplicationScoped
public class PetRepository {

    private static final String COLUMNS = "id, name, category, status, price, birth_date";

    @Resource
    private DataSource dataSource;

    /**
     * Stores new pets, all with an id, in one batch. The caller must have a transaction, or those before a refused
     * one stay.
     */
    public void insert(List<Pet> pets) throws SQLException {
        var sql = "insert into pets (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)";
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (Pet pet : pets) {
                write(pet, insert);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Puts pets in the place of those that are stored under their ids. The caller must have a transaction, or those
     * before a refused one stay.
     */
    public void update(List<Pet> pets) throws SQLException {
        var sql = """
                update pets set id = ?, name = ?, category = ?, status = ?, price = ?, birth_date = ? where id = ?""";
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (Pet pet : inOrderOfIds(pets)) {
                write(pet, update);
                update.setLong(7, pet.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** So that two transactions that change the same pets wait for each other, not each for the other. */
    private static List<Pet> inOrderOfIds(List<Pet> pets) {
        return pets.stream().sorted(Comparator.comparingLong(Pet::id)).toList();
    }

    /** Those of the ids under which a pet is stored. */
    public Set<Long> existing(Collection<Long> ids) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select id from pets where id = any(?)")) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            var found = new HashSet<Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        }
    }

    public Optional<Pet> find(long id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select " + COLUMNS + " from pets where id = ?")) {
            select.setLong(1, id);
            return pets(select).stream().findFirst();
        }
    }

    /**
     * The pets that follow one, in the order of their ids.
     *
     * @param afterId the last id of the page before; 0 for the first page
     * @param limit the most to return, 1 or more
     */
    public List<Pet> page(long afterId, int limit) throws SQLException {
        var sql = "select " + COLUMNS + " from pets where id > ? order by id fetch first ? rows only";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setLong(1, afterId);
            select.setInt(2, limit);
            return pets(select);
        }
    }

    private static List<Pet> pets(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var pets = new ArrayList<Pet>();
            while (rows.next()) {
                pets.add(pet(rows));
            }
            return pets;
        }
    }

    private static void write(Pet pet, PreparedStatement statement) throws SQLException {
        statement.setLong(1, pet.id());
        statement.setString(2, pet.name());
        statement.setString(3, pet.category().word());
        statement.setString(4, pet.status().word());
        statement.setBigDecimal(5, pet.price());
        statement.setObject(6, pet.birthDate());
    }

    private static Pet pet(ResultSet row) throws SQLException {
        return new Pet(
                row.getLong("id"),
                row.getString("name"),
                PetCategory.of(row.getString("category")),
                PetStatus.of(row.getString("status")),
                row.getBigDecimal("price"),
                row.getObject("birth_date", LocalDate.class));
    }
}
