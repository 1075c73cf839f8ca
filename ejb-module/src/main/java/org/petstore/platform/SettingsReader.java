package org.petstore.platform;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Reads {@link Settings} from the environment. All that is wrong with it is told at once, a sentence each. */
class SettingsReader {

    static final String DATA_DIR = "PETSTORE_DATA_DIR";
    static final String SAMPLE_DATA = "PETSTORE_SAMPLE_DATA";
    static final String MAX_UPLOAD = "PETSTORE_MAX_UPLOAD";
    static final String MOST_UNFINISHED_JOBS = "PETSTORE_MOST_UNFINISHED_JOBS";
    static final String MOST_UNFINISHED_JOBS_OF_CALLER = "PETSTORE_MOST_UNFINISHED_JOBS_OF_CALLER";
    static final String IDEMPOTENCY_RETENTION = "PETSTORE_IDEMPOTENCY_RETENTION";
    static final String LEASE = "PETSTORE_LEASE";
    static final String JOB_CONCURRENCY = "PETSTORE_JOB_CONCURRENCY";
    static final String LONG_JOB_CONCURRENCY = "PETSTORE_LONG_JOB_CONCURRENCY";
    static final String RESULT_RETENTION = "PETSTORE_RESULT_RETENTION";
    static final String JOB_RETENTION = "PETSTORE_JOB_RETENTION";
    static final String WEBHOOK_SECRET = "PETSTORE_WEBHOOK_SECRET";
    static final String WEBHOOK_PRIVATE_ADDRESSES = "PETSTORE_WEBHOOK_PRIVATE_ADDRESSES";
    static final String WEBHOOK_HTTPS_ONLY = "PETSTORE_WEBHOOK_HTTPS_ONLY";
    static final String WEBHOOK_PORTS = "PETSTORE_WEBHOOK_PORTS";
    static final String WEBHOOK_ALLOWED_HOSTS = "PETSTORE_WEBHOOK_ALLOWED_HOSTS";
    static final String WEBHOOK_DENIED_HOSTS = "PETSTORE_WEBHOOK_DENIED_HOSTS";
    static final String WEBHOOK_RETRIES = "PETSTORE_WEBHOOK_RETRIES";
    static final String WEBHOOK_TIMEOUT = "PETSTORE_WEBHOOK_TIMEOUT";
    static final String WEBHOOK_RESPONSE_TIMEOUT = "PETSTORE_WEBHOOK_RESPONSE_TIMEOUT";
    static final String WEBHOOK_SECRET_OVERLAP = "PETSTORE_WEBHOOK_SECRET_OVERLAP";
    static final String WEBHOOK_SIGNING_KEY = "PETSTORE_WEBHOOK_SIGNING_KEY";
    static final String SECRET_KEY = "PETSTORE_SECRET_KEY";

    private static final Duration SHORTEST_RETENTION = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);
    private static final int SHORTEST_SECRET = 16;
    private static final int SECRET_KEY_BYTES = 32;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(KiB|MiB|GiB)?");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param defaultDataDirectory used when the environment names none
     * @param generatedSecret gives a secret that the environment does not have, kept in a file; a new one begins with the
     *     second argument, and 32 bytes in base64 follow
     * @throws InvalidSettingsException if any setting is wrong
     */
    Settings read(Path defaultDataDirectory, BiFunction<Path, String, String> generatedSecret) {
        Path dataDirectory = read(DATA_DIR, defaultDataDirectory, SettingsReader::directory, "an absolute path");
        boolean sampleData = read(SAMPLE_DATA, true, SettingsReader::flag, "true or false");
        long maxUpload = read(MAX_UPLOAD, 1L << 30, SettingsReader::bytes, "a size such as 500MiB or 2GiB");
        String number = "a whole number from 1 to 1000000000";
        long mostJobs = read(MOST_UNFINISHED_JOBS, 1_000_000L, SettingsReader::count, number);
        long mostJobsOfCaller = read(MOST_UNFINISHED_JOBS_OF_CALLER, 1_000_000L, SettingsReader::count, number);
        Duration idempotencyRetention = read(
                IDEMPOTENCY_RETENTION,
                Duration.ofHours(24),
                between(Duration.ofSeconds(1), Duration.ofDays(30)),
                "from 1s to 30d");
        Duration lease = read(
                LEASE, Duration.ofSeconds(15), between(Duration.ofSeconds(5), Duration.ofHours(1)), "from 5s to 1h");
        // The consumers take these from the server's configuration; they are only checked here
        read(JOB_CONCURRENCY, 8, SettingsReader::concurrency, "a whole number from 1 to 20");
        read(LONG_JOB_CONCURRENCY, 2, SettingsReader::concurrency, "a whole number from 1 to 20");
        CallbackRules callbackRules = callbackRules();
        List<Duration> retries = read(
                WEBHOOK_RETRIES,
                durations("5s,5m,30m,2h,5h,10h,14h,20h,24h").orElseThrow(),
                SettingsReader::durations,
                "pauses such as 5s,5m,2h");
        Duration timeout = read(
                WEBHOOK_TIMEOUT,
                Duration.ofSeconds(15),
                between(Duration.ofMillis(100), Duration.ofMinutes(5)),
                "from 100ms to 5m");
        Duration responseTimeout = read(
                WEBHOOK_RESPONSE_TIMEOUT,
                Duration.ofSeconds(10),
                between(Duration.ofMillis(100), Duration.ofMinutes(5)),
                "from 100ms to 5m");
        Duration overlap = read(
                WEBHOOK_SECRET_OVERLAP,
                Duration.ofHours(24),
                between(Duration.ZERO, Duration.ofDays(30)),
                "from 0s to 30d");
        Duration resultRetention = read(
                RESULT_RETENTION,
                Duration.ofDays(7),
                between(SHORTEST_RETENTION, LONGEST_RETENTION),
                "from 1s to 3650d");
        Duration jobRetention = read(
                JOB_RETENTION, Duration.ofDays(30), between(SHORTEST_RETENTION, LONGEST_RETENTION), "from 1s to 3650d");
        requireKeptAsLong(jobRetention, resultRetention, retries);
        Optional<String> givenSecret = secret();
        Optional<SigningKey> signingKey = readKey(
                WEBHOOK_SIGNING_KEY,
                SigningKey::parse,
                "whsk_ and the 64 bytes of an ed25519 key pair, the private key first, in base64");
        Optional<SecretKey> givenKey = readKey(SECRET_KEY, SettingsReader::secretKey, "32 bytes in base64");
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        // Only now: a data directory that was not meant must not be created
        String secret = givenSecret.orElseGet(
                () -> generatedSecret.apply(dataDirectory.resolve("webhook-secret"), Settings.BASE64_SECRET));
        SecretKey key = givenKey.orElseGet(() -> generatedKey(dataDirectory.resolve("secret-key"), generatedSecret));
        return new Settings(
                dataDirectory,
                sampleData,
                maxUpload,
                mostJobs,
                mostJobsOfCaller,
                idempotencyRetention,
                lease,
                secret,
                callbackRules,
                retries,
                timeout,
                responseTimeout,
                key,
                overlap,
                resultRetention,
                jobRetention,
                signingKey);
    }

    /** Files are found by the record of their job, and messages are deleted with it. */
    private void requireKeptAsLong(Duration jobRetention, Duration resultRetention, List<Duration> webhookRetries) {
        if (jobRetention.compareTo(resultRetention) < 0) {
            problems.add("%s must not be shorter than %s.".formatted(JOB_RETENTION, RESULT_RETENTION));
        }
        Duration longestDelivery = webhookRetries.stream().reduce(Duration.ZERO, Duration::plus);
        if (jobRetention.compareTo(longestDelivery) < 0) {
            problems.add("%s must not be shorter than all of %s together.".formatted(JOB_RETENTION, WEBHOOK_RETRIES));
        }
    }

    private CallbackRules callbackRules() {
        String hosts = "names with commas, such as shop.example,*.shop.example";
        return new CallbackRules(
                read(WEBHOOK_PRIVATE_ADDRESSES, true, SettingsReader::flag, "true or false"),
                read(WEBHOOK_HTTPS_ONLY, false, SettingsReader::flag, "true or false"),
                read(WEBHOOK_PORTS, Set.of(), SettingsReader::ports, "ports with commas, such as 443,8443"),
                read(WEBHOOK_ALLOWED_HOSTS, HostList.NONE, HostList::parse, hosts),
                read(WEBHOOK_DENIED_HOSTS, HostList.NONE, HostList::parse, hosts));
    }

    private static SecretKey generatedKey(Path file, BiFunction<Path, String, String> generatedSecret) {
        return secretKey(generatedSecret.apply(file, ""))
                .orElseThrow(() -> new InvalidSettingsException(List.of(file + " must hold 32 bytes in base64.")));
    }

    private static Optional<SecretKey> secretKey(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            return key.length == SECRET_KEY_BYTES ? Optional.of(new SecretKeySpec(key, "AES")) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A setting whose value must not be told. */
    private <T> Optional<T> readKey(String name, Function<String, Optional<T>> parser, String expected) {
        Optional<String> text = Optional.ofNullable(environment.get(name));
        Optional<T> key = text.flatMap(parser);
        if (text.isPresent() && key.isEmpty()) {
            problems.add("%s must be %s.".formatted(name, expected));
        }
        return key;
    }

    /** Its value must not be told either. */
    private Optional<String> secret() {
        String secret = environment.get(WEBHOOK_SECRET);
        if (secret == null) {
            return Optional.empty();
        }
        if (secret.length() < SHORTEST_SECRET) {
            problems.add(WEBHOOK_SECRET + " must have at least " + SHORTEST_SECRET + " characters.");
        } else if (secret.startsWith(Settings.BASE64_SECRET)
                && !isBase64(secret.substring(Settings.BASE64_SECRET.length()))) {
            problems.add(WEBHOOK_SECRET + " begins with whsec_, so base64 must follow.");
        }
        return Optional.of(secret);
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private <T> T read(String name, T defaultValue, Function<String, Optional<T>> parser, String expected) {
        String text = environment.get(name);
        if (text == null) {
            return defaultValue;
        }
        Optional<T> value = parser.apply(text);
        if (value.isEmpty()) {
            problems.add("%s is '%s'; it must be %s.".formatted(name, text, expected));
        }
        return value.orElse(defaultValue);
    }

    private static Optional<Path> directory(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> count(String text) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,10}"))
                .map(Long::valueOf)
                .filter(n -> n >= 1 && n <= 1_000_000_000);
    }

    private static Optional<Integer> concurrency(String text) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(n -> n >= 1 && n <= 20);
    }

    private static Optional<Set<Integer>> ports(String text) {
        List<String> ports = items(text).toList();
        return Optional.of(ports)
                .filter(all -> all.stream().allMatch(port -> port.matches("[1-9]\\d{0,4}")))
                .map(all -> all.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet()))
                .filter(all -> all.stream().allMatch(port -> port <= 65_535));
    }

    private static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        int shift = switch (size.group(2) == null ? "" : size.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return Optional.of(new BigInteger(size.group(1)).shiftLeft(shift).longValueExact())
                .filter(n -> n > 0);
    }

    private static Function<String, Optional<Duration>> between(Duration shortest, Duration longest) {
        return text -> duration(text).filter(d -> d.compareTo(shortest) >= 0 && d.compareTo(longest) <= 0);
    }

    private static Optional<List<Duration>> durations(String text) {
        List<Optional<Duration>> pauses =
                items(text).map(SettingsReader::duration).toList();
        return pauses.stream().allMatch(Optional::isPresent)
                ? Optional.of(pauses.stream().map(Optional::get).toList())
                : Optional.empty();
    }

    /** What stands between the commas. */
    static Stream<String> items(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip);
    }

    private static Optional<Duration> duration(String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            return Optional.empty();
        }
        long n = Long.parseLong(duration.group(1));
        return Optional.of(
                switch (duration.group(2)) {
                    case "ms" -> Duration.ofMillis(n);
                    case "s" -> Duration.ofSeconds(n);
                    case "m" -> Duration.ofMinutes(n);
                    case "h" -> Duration.ofHours(n);
                    default -> Duration.ofDays(n);
                });
    }
}
