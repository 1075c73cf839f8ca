package org.petstore.reports;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What reports for people say of their month. */
final class MonthInWords {

    static final String NO_ORDERS = "There were no orders in this month.";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private MonthInWords() {}

    /** Such as {@code Orders, March 2024}. */
    static String title(YearMonth month) {
        return "Orders, " + MONTH.format(month);
    }

    /** From the first day to the last. */
    static String period(YearMonth month) {
        return "1 to %d %s, all times in UTC".formatted(month.lengthOfMonth(), MONTH.format(month));
    }
}
