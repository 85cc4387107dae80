package io.github.wpdata.cdk.cache;

import io.github.wpdata.cdk.internal.validation.CommonForms;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.internal.validation.Rule;
import io.github.wpdata.cdk.internal.validation.Tokens;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limits of engine parameters with their checks. A value that is known to be wrong is refused; a parameter that is
 * not among {@link KnownCacheParameters} is a warning, because the list may be older than the parameter.
 */
final class CacheParameterRules {
    private static final Pattern NAME_FORM = Pattern.compile("[a-z][a-z0-9-]{0,99}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final String GUIDE = "ElastiCache User Guide: Valkey and Redis OSS parameters";

    private static final long SHORTEST_TIMEOUT = 20;

    /** The kinds of events of Redis 7. */
    private static final Pattern EVENTS = Pattern.compile("[KEg$lshzxetmdnA]*");

    static final Rule NAME = new Rule(
            "parameter",
            "",
            "lower-case letters, digits and hyphens",
            "is not a parameter name",
            "look it up in the parameter group family of the engine",
            GUIDE);
    static final Rule PLACEHOLDER = new Rule(
            "parameter",
            "",
            "no placeholder such as ${AWS::Region}",
            "contains a placeholder, which CloudFormation replaces only in Fn::Sub",
            "use Aws.REGION and the like, or Fn.sub(…)",
            "CloudFormation Validate: embedded parameters");
    static final Rule SETTABLE = new Rule(
            "parameter",
            "",
            "a parameter that ElastiCache allows to set",
            "cannot be set on ElastiCache",
            "leave it out",
            GUIDE);
    static final Rule VALUE = new Rule(
            "parameter", "", "a value that the parameter allows", "is not an allowed value", "choose %s", GUIDE);
    static final Rule EVICTION_POLICY = new Rule(
            "parameter",
            "",
            "maxmemory-policy " + KnownCacheParameters.evictions(),
            "is not an allowed value",
            "choose one of " + KnownCacheParameters.evictions(),
            GUIDE);
    static final Rule EVICTION_WITH_TIERS = new Rule(
            "parameter",
            "",
            "maxmemory-policy allkeys-lru, noeviction or volatile-lru with data tiering",
            "is not supported with data tiering (%s)",
            "choose one of " + String.join(", ", KnownCacheParameters.EVICTIONS_WITH_TIERS) + ", or another nodeType",
            "ElastiCache User Guide: data tiering");
    static final Rule RESERVED_TWICE = new Rule(
            "parameter",
            "",
            "either reserved-memory or reserved-memory-percent",
            "contradicts reserved-memory, which says the same in bytes",
            "leave one of them out",
            "ElastiCache User Guide: managing reserved memory");
    static final Rule OTHER_NAME =
            new Rule("parameter", "", "a parameter that the family has", "is not a parameter of %s", "use %s", GUIDE);
    static final Rule CLUSTER_MODE = new Rule(
            "parameter",
            "",
            "cluster-enabled only as shards(…) sets it",
            "contradicts cluster mode, which is cluster-enabled=%s here",
            "leave cluster-enabled out; shards(…) switches cluster mode on",
            "ElastiCache API: CreateReplicationGroup");

    private CacheParameterRules() {}

    static void check(CacheSettings<?> settings, Problems problems) {
        settings.parameters.forEach((name, value) -> {
            // A name is a key of the template, so a token is refused as well.
            problems.require(NAME_FORM.matcher(name).matches(), NAME, name);
            problems.require(isSettable(name, settings.engine), SETTABLE, name);
            @Nullable String otherName = otherName(name, settings.engine);
            problems.require(
                    otherName == null,
                    OTHER_NAME,
                    name,
                    settings.engine.parameterGroupFamily(),
                    String.valueOf(otherName));
            boolean placeholder = CommonForms.holdsPlaceholder(value);
            problems.require(!placeholder, PLACEHOLDER, value);
            if (!placeholder && !Tokens.isToken(value)) {
                value(name, value, problems);
            }
        });
        combinations(settings, problems);
    }

    private static void combinations(CacheSettings<?> settings, Problems problems) {
        String eviction = settings.parameters.get(KnownCacheParameters.EVICTION);
        boolean tiered = eviction != null
                && CacheNodeTypes.tiersData(settings.nodeType)
                && KnownCacheParameters.CHOICES
                        .get(KnownCacheParameters.EVICTION)
                        .contains(eviction);
        problems.require(
                !tiered || KnownCacheParameters.EVICTIONS_WITH_TIERS.contains(eviction),
                EVICTION_WITH_TIERS,
                KnownCacheParameters.EVICTION + "=" + eviction,
                settings.nodeType);
        boolean twice = settings.parameters
                .keySet()
                .containsAll(List.of(KnownCacheParameters.RESERVED_BYTES, KnownCacheParameters.RESERVED_PERCENT));
        problems.require(!twice, RESERVED_TWICE, KnownCacheParameters.RESERVED_PERCENT);
        String expected = CacheParameters.clusterEnabled(settings.clusterMode());
        String actual = settings.parameters.getOrDefault(CacheParameters.CLUSTER_ENABLED, expected);
        problems.require(
                actual.equals(expected)
                        || !KnownCacheParameters.CHOICES
                                .get(CacheParameters.CLUSTER_ENABLED)
                                .contains(actual),
                CLUSTER_MODE,
                CacheParameters.CLUSTER_ENABLED + "=" + actual,
                expected);
    }

    private static boolean isSettable(String name, CacheEngine engine) {
        boolean hidden = name.equals(KnownCacheParameters.HIDDEN_SINCE_7) && engine.atLeast(7, 0);
        return !hidden && !KnownCacheParameters.NOT_SETTABLE.contains(name);
    }

    /** The name that the family has in place of this one, or null if it has this one, or the version is not known. */
    private static @Nullable String otherName(String name, CacheEngine engine) {
        return engine.versionIsWellFormed() ? KnownCacheParameters.otherName(name, engine.atLeast(7, 0)) : null;
    }

    private static void value(String name, String value, Problems problems) {
        String allowed = allowed(name, value);
        // A value is shortened in a message, and this list is long.
        Rule rule = name.equals(KnownCacheParameters.EVICTION) ? EVICTION_POLICY : VALUE;
        problems.require(allowed == null, rule, name + "=" + value, String.valueOf(allowed));
    }

    /** What a parameter allows, or null if it allows the value, as far as that is known. */
    private static @Nullable String allowed(String name, String value) {
        List<String> choices = KnownCacheParameters.CHOICES.get(name);
        if (choices != null) {
            return choices.contains(value) ? null : "one of " + String.join(", ", choices);
        }
        if (name.equals(KnownCacheParameters.EVENTS)) {
            return EVENTS.matcher(value).matches() ? null : "among the letters K E g $ l s h z x e t m d n A";
        }
        OptionalLong number =
                NUMBER.matcher(value).matches() ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
        if (name.equals(KnownCacheParameters.TIMEOUT)) {
            boolean valid = number.isPresent() && (number.getAsLong() == 0 || number.getAsLong() >= SHORTEST_TIMEOUT);
            return valid ? null : "0, or at least 20 seconds";
        }
        KnownCacheParameters.Range range = KnownCacheParameters.NUMBERS.get(name);
        boolean valid = range == null || number.isPresent() && range.contains(number.getAsLong());
        return valid ? null : String.valueOf(range);
    }

    /** The parameters that the list does not contain. */
    static List<String> unknown(CacheSettings<?> settings) {
        return settings.parameters.keySet().stream()
                .filter(name -> !KnownCacheParameters.contains(name))
                .toList();
    }
}
