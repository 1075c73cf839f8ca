package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.petstore.imports.ImportFixture.PET_HEADER;
import static org.petstore.imports.ImportFixture.PET_HEADER_WITH_ID;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.pets.Pet;
import org.petstore.pets.PetCategory;
import org.petstore.pets.PetStatus;

class PetRowsTest {

    private ImportFixture imports;

    @BeforeEach
    void start() throws Exception {
        imports = ImportFixture.inMemory();
    }

    @Test
    void aGoodRowIsStoredAsItIs() throws Exception {
        imports.importPets(PET_HEADER + "\"Zoë, \"\"Ace\"\"\",bird,sold,12.5,2020-02-29\n");
        assertThat(imports.pets.page(0, 2))
                .containsExactly(new Pet(
                        1,
                        "Zoë, \"Ace\"",
                        PetCategory.BIRD,
                        PetStatus.SOLD,
                        new BigDecimal("12.50"),
                        LocalDate.of(2020, 2, 29)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rex,dog,available,0.01,2020-01-01",
                "Rex,cat,pending,99999999.99,0001-01-01",
                "Rex,bird,sold,0007,2024-06-15",
                " Rex ,fish\t, available,  1.5 ,2020-01-01 ",
                "\"Rex\nthe\tsecond\",reptile,sold,1,2020-01-01",
                "' or 1=1 --,dog,sold,1,2020-01-01",
                "=1+1,dog,sold,1,2020-01-01"
            })
    void isGood(String row) throws Exception {
        assertThat(ImportFixture.errors(imports.importPets(PET_HEADER + row))).isEmpty();
        assertThat(imports.database.number("select count(*) from pets")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ,dog,sold,1,2020-01-01           | name: is empty
                    "  ",dog,sold,1,2020-01-01       | name: is empty
                    Rex,unicorn,sold,1,2020-01-01    | category: must be one of dog, cat, bird, fish, reptile, not "unicorn"
                    Rex,Dog,sold,1,2020-01-01        | category: must be one of dog, cat, bird, fish, reptile, not "Dog"
                    Rex,,sold,1,2020-01-01           | category: is empty
                    Rex,dog,lost,1,2020-01-01        | status: must be one of available, pending, sold, not "lost"
                    Rex,dog,sold,,2020-01-01         | price: is empty
                    Rex,dog,sold,0,2020-01-01        | price: must be above 0
                    Rex,dog,sold,0.00,2020-01-01     | price: must be above 0
                    Rex,dog,sold,-1,2020-01-01       | price: must be above 0
                    Rex,dog,sold,1.234,2020-01-01    | price: must have at most 2 decimals, not "1.234"
                    Rex,dog,sold,100000000,2020-01-01| price: must be below 100000000
                    Rex,dog,sold,99999999999999999999,2020-01-01 | price: must be below 100000000
                    Rex,dog,sold,free,2020-01-01     | price: must be a number such as 12.50, not "free"
                    Rex,dog,sold,1e3,2020-01-01      | price: must be a number such as 12.50, not "1e3"
                    Rex,dog,sold,.5,2020-01-01       | price: must be a number such as 12.50, not ".5"
                    Rex,dog,sold,5.,2020-01-01       | price: must be a number such as 12.50, not "5."
                    Rex,dog,sold,+5,2020-01-01       | price: must be a number such as 12.50, not "+5"
                    Rex,dog,sold,-,2020-01-01        | price: must be a number such as 12.50, not "-"
                    Rex,dog,sold,1.2.3,2020-01-01    | price: must be a number such as 12.50, not "1.2.3"
                    Rex,dog,sold,"1,50",2020-01-01   | price: must be a number such as 12.50, not "1,50"
                    Rex,dog,sold,NaN,2020-01-01      | price: must be a number such as 12.50, not "NaN"
                    Rex,dog,sold,٣,2020-01-01        | price: must be a number such as 12.50, not "٣"
                    Rex,dog,sold,1,                  | birth_date: is empty
                    Rex,dog,sold,1,2024-13-45        | birth_date: must be a date such as 2020-02-29, not "2024-13-45"
                    Rex,dog,sold,1,2023-02-29        | birth_date: must be a date such as 2020-02-29, not "2023-02-29"
                    Rex,dog,sold,1,29.02.2020        | birth_date: must be a date such as 2020-02-29, not "29.02.2020"
                    Rex,dog,sold,1,2020-1-01         | birth_date: must be a date such as 2020-02-29, not "2020-1-01"
                    Rex,dog,sold,1,0000-01-01        | birth_date: must be a date such as 2020-02-29, not "0000-01-01"
                    Rex,dog,sold,1,2020-00-10        | birth_date: must be a date such as 2020-02-29, not "2020-00-10"
                    Rex,dog,sold,1,2024-06-16        | birth_date: is in the future
                    Rex,dog,sold,-1,2030-01-01       | price: must be above 0; birth_date: is in the future
                    Rex,dog,sold,1                   | has 4 fields, expected 5
                    Rex                              | has 1 field, expected 5
                    Rex,dog,sold,1,2020-01-01,       | has 6 fields, expected 5
                    R"ex,dog,sold,1,2020-01-01       | has a quote inside a value that does not begin with one
                    """)
    void isToldAsTheErrorOfItsRow(String row, String error) throws Exception {
        assertThat(ImportFixture.errors(imports.importPets(PET_HEADER + row))).containsExactly("1: " + error);
        assertThat(imports.database.number("select count(*) from pets")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.0", "x", "1000000000000000", "99999999999999999999"})
    void anIdIsAWholeNumberOfAtMostFifteenDigits(String id) throws Exception {
        assertThat(ImportFixture.errors(imports.importPets(PET_HEADER_WITH_ID + id + ",Rex,dog,sold,1,2020-01-01")))
                .containsExactly("1: id: must be a whole number from 1 to 999999999999999, not \"" + id + "\"");
    }

    @Test
    void aNameHasAtMostEightyCharactersHoweverManyUnitsTheyTake() throws Exception {
        String rest = ",dog,sold,1,2020-01-01\n";
        var result = imports.importPets(PET_HEADER
                + "x".repeat(80)
                + rest
                + "🐶".repeat(80)
                + rest
                + "x".repeat(81)
                + rest
                + "🐶".repeat(81)
                + rest);
        assertThat(ImportFixture.errors(result))
                .containsExactly(
                        "3: name: has 81 characters, at most 80 are allowed",
                        "4: name: has 81 characters, at most 80 are allowed");
        assertThat(imports.pets.find(2))
                .hasValueSatisfying(pet -> assertThat(pet.name()).isEqualTo("🐶".repeat(80)));
    }

    @Test
    void aControlCharacterCostsItsRow() throws Exception {
        var result = imports.importPets(PET_HEADER
                + "R\0x,dog,sold,1,2020-01-01\n"
                + "R\u001Bx,dog,sold,1,2020-01-01\n"
                + "R\uFFFFx,dog,sold,1,2020-01-01\n"
                + "Rex,d\0g,sold,1,2020-01-01\n");
        assertThat(ImportFixture.errors(result))
                .containsExactly(
                        "1: name: contains the control character U+0000",
                        "2: name: contains the control character U+001B",
                        "3: name: contains the control character U+FFFF",
                        "4: category: must be one of dog, cat, bird, fish, reptile, not \"d\uFFFDg\"");
    }

    @Test
    void aValueIsNeverToldInFull() throws Exception {
        String huge = "é🐶\u0007\u202E".repeat(10_000);
        var result =
                imports.importPets(PET_HEADER_WITH_ID + String.join(",", huge, huge, huge, huge, huge, huge) + "\n");
        String error = ImportFixture.errors(result).get(0);
        assertThat(error).startsWith("1: id: must be").hasSizeLessThan(510);
        assertThat(error.codePoints()).noneMatch(Character::isISOControl).doesNotContain(0x202E);
        assertThat(imports.database.number("select count(*) from import_errors"))
                .isEqualTo(1);
    }

    @Test
    void aRowOfAMegabyteCostsItselfOnly() throws Exception {
        String good = "Rex,dog,sold,1,2020-01-01\n";
        for (int size : List.of(1_000_000, 5_000_000)) {
            var result = imports.importPets(PET_HEADER + good + "x".repeat(size) + ",dog,sold,1,2020-01-01\n" + good);
            assertThat(ImportFixture.summary(result)).isEqualTo(ImportFixture.summary(2, 1));
        }
    }

    @Test
    void anIdIsStoredOrAssignedAboveAllOthers() throws Exception {
        String rest = ",dog,sold,1,2020-01-01\n";
        imports.importPets(PET_HEADER_WITH_ID + "7,Rex" + rest + ",Bella" + rest + "3,Max" + rest);
        assertThat(imports.pets.page(0, 9))
                .extracting(Pet::id, Pet::name)
                .containsExactly(tuple(3L, "Max"), tuple(7L, "Rex"), tuple(8L, "Bella"));
    }

    @Test
    void anIdIsTakenByAnEarlierRowOrAStoredPet() throws Exception {
        String rest = ",Rex,dog,sold,1,2020-01-01\n";
        imports.importPets(PET_HEADER_WITH_ID + "1" + rest);
        var result = imports.importPets(PET_HEADER_WITH_ID + "1" + rest + "2" + rest + "2" + rest + "3" + rest);
        assertThat(ImportFixture.errors(result))
                .containsExactly("1: id: 1 is taken already", "3: id: 2 is taken by row 2");
        assertThat(ImportFixture.summary(result)).isEqualTo(ImportFixture.summary(2, 2));
    }
}
