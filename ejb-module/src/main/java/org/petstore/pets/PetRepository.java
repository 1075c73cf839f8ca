package org.petstore.pets;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.petstore.platform.BulkInsert;
import org.petstore.platform.BulkUpdate;
import org.petstore.platform.IdLookup;

/** The pets in the database. Every method joins the caller's transaction if there is one. */
@ApplicationScoped
public class PetRepository {

    private static final List<String> COLUMN_NAMES = List.of("id", "name", "category", "status", "price", "birth_date");
    private static final String COLUMNS = String.join(", ", COLUMN_NAMES);
    private static final BulkInsert<Pet> INSERT = new BulkInsert<>("pets", COLUMN_NAMES, PetRepository::values);
    private static final BulkUpdate<Pet> UPDATE =
            new BulkUpdate<>("pets", COLUMN_NAMES, PetRepository::values, Pet::id);

    @Resource
    private DataSource dataSource;

    /**
     * Stores new pets, all with an id, or none of them. The caller must have a transaction, or those before a refused
     * one may stay.
     */
    public void insert(List<Pet> pets) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            INSERT.run(connection, pets);
        }
    }

    /**
     * Puts pets in the place of those that are stored under their ids. The caller must have a transaction, or those
     * before a refused one stay.
     */
    public void update(List<Pet> pets) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            UPDATE.run(connection, pets);
        }
    }

    /** Those of the ids under which a pet is stored. */
    public Set<Long> existing(Collection<Long> ids) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return IdLookup.find(connection, "select id from pets where pets.id = wanted.id", ids)
                    .keySet();
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

    /** In the order of the columns. */
    private static Object[] values(Pet pet) {
        return new Object[] {
            pet.id(), pet.name(), pet.category().word(), pet.status().word(), pet.price(), pet.birthDate()
        };
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
