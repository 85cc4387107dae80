package io.github.wpdata.cdk.backup;

import io.github.wpdata.cdk.internal.cdk.ConstructPlace;
import io.github.wpdata.cdk.internal.cdk.StackEnvironment;
import io.github.wpdata.cdk.internal.validation.Problems;
import io.github.wpdata.cdk.service.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The backups of a {@code WordPressDataServices}: a plan for the database and one for the files, into one vault or one each.
 *
 * <p>Plans are checked before the resources exist that they protect. A vault is made only if a plan uses it.
 */
public final class DataBackups {
    /** The schedules leave an hour between the two plans, and the night to both. */
    private static final String DATABASE_SCHEDULE = "cron(0 2 * * ? *)";

    private static final String FILES_SCHEDULE = "cron(0 1 * * ? *)";

    private final Builder settings;
    private final List<VaultPart> vaults = new ArrayList<>();
    private final @Nullable PlanPart database;
    private final @Nullable PlanPart files;

    private DataBackups(Builder settings, Problems problems) {
        this.settings = settings;
        database = part("Database", "-aurora", DATABASE_SCHEDULE, ResourceKind.DATABASE_CLUSTER, settings.database);
        files = part("Files", "-efs", FILES_SCHEDULE, ResourceKind.FILE_SYSTEM, settings.files);
        List<PlanPart> plans = new ArrayList<>();
        Optional.ofNullable(database).ifPresent(plans::add);
        Optional.ofNullable(files).ifPresent(plans::add);
        // A customizer may have named another vault.
        vaults.removeIf(vault -> plans.stream().noneMatch(plan -> plan.builder.vault == vault.expected));
        vaults.forEach(vault -> vault.check(problems));
        plans.forEach(plan -> plan.check(problems));
    }

    private @Nullable PlanPart part(
            String service,
            String suffix,
            String schedule,
            ResourceKind kind,
            @Nullable Consumer<DataBackupPlan.Builder> customizer) {
        if (customizer == null) {
            return null;
        }
        BackupRule.Builder daily = BackupRule.Builder.create("daily").schedule(schedule);
        settings.dailyRule.accept(daily);
        PlanPart part = new PlanPart(settings, service, kind);
        part.builder.rules(daily.build()).selectionName(service.toLowerCase(Locale.ROOT));
        part.builder.vault = settings.vaultPerService
                ? vault(service + "Vault", suffix + "-backup").expected
                : vault("Vault", "-backup").expected;
        settings.names.apply(suffix).ifPresent(part.builder::planName);
        customizer.accept(part.builder);
        return part;
    }

    private VaultPart vault(String id, String suffix) {
        return vaults.stream().filter(vault -> vault.id.equals(id)).findFirst().orElseGet(() -> {
            VaultPart vault = new VaultPart(settings, id);
            settings.names.apply(suffix).ifPresent(vault.builder::vaultName);
            vaults.add(vault);
            return vault;
        });
    }

    /**
     * Builds the vaults and the plans, once all checks have passed and the services are made.
     *
     * @param whole the construct that they are part of
     * @param key key of the vaults, or null for a key of their own
     * @param clusterArn ARN of the database, or null if there is none
     * @param fileSystemArn ARN of the file system, or null if there is none
     */
    public void build(
            Construct whole, @Nullable IKey key, @Nullable String clusterArn, @Nullable String fileSystemArn) {
        vaults.forEach(vault -> vault.build(whole, key));
        if (database != null) {
            database.build(whole, Objects.requireNonNull(clusterArn));
        }
        if (files != null) {
            files.build(whole, Objects.requireNonNull(fileSystemArn));
        }
    }

    /** {@return whether a vault is made for the plans} */
    public boolean hasVaults() {
        return !vaults.isEmpty();
    }

    /** {@return the plan of the database, if it is backed up and built} */
    public Optional<DataBackupPlan> getDatabasePlan() {
        return Optional.ofNullable(database).map(part -> part.built);
    }

    /** {@return the plan of the files, if they are backed up and built} */
    public Optional<DataBackupPlan> getFilesPlan() {
        return Optional.ofNullable(files).map(part -> part.built);
    }

    /** {@return the vaults that are made for the plans, once they are built} */
    public List<DataBackupVault> getVaults() {
        return vaults.stream().map(part -> part.built).filter(Objects::nonNull).toList();
    }

    /** A plan: checked first, built later. */
    private static final class PlanPart {
        final DataBackupPlan.Builder builder;
        private @Nullable Supplier<DataBackupPlan> construct;
        private @Nullable String arn;
        private @Nullable DataBackupPlan built;

        PlanPart(Builder settings, String service, ResourceKind kind) {
            builder = DataBackupPlan.Builder.create(settings.whole.scope(), settings.whole.idOf(service + "Backup"));
            builder.home = settings.home;
            builder.expected.add(new ExpectedResource(kind, () -> Objects.requireNonNull(arn)));
        }

        void check(Problems problems) {
            Prepared<DataBackupPlan> prepared = builder.prepare();
            problems.addAll(builder.place::path, prepared.problems());
            construct = prepared.construct();
        }

        void build(Construct whole, String resource) {
            arn = resource;
            builder.place.moveInto(whole);
            built = Objects.requireNonNull(construct).get();
        }
    }

    /** A vault: checked first, built later. */
    private static final class VaultPart {
        final String id;
        final DataBackupVault.Builder builder;
        final PlanVault expected;
        private @Nullable Supplier<DataBackupVault> construct;
        private @Nullable DataBackupVault built;

        VaultPart(Builder settings, String id) {
            this.id = id;
            builder = DataBackupVault.Builder.create(settings.whole.scope(), settings.whole.idOf(id))
                    .removalPolicy(settings.removalPolicy);
            builder.home = settings.home;
            if (settings.encryptionKey != null) {
                builder.encryptionKey(settings.encryptionKey);
                builder.keyIsShared = true;
            }
            expected =
                    PlanVault.expected(() -> Objects.requireNonNull(built).getVault(), LockBounds.NONE, settings.home);
        }

        void check(Problems problems) {
            Prepared<DataBackupVault> prepared = builder.prepare();
            problems.addAll(builder.place::path, prepared.problems());
            construct = prepared.construct();
        }

        void build(Construct whole, @Nullable IKey key) {
            builder.place.moveInto(whole);
            if (key != null) {
                builder.encryptionKey(key);
            }
            built = Objects.requireNonNull(construct).get();
        }
    }

    /** Prepares {@link DataBackups} for the whole that they are part of. */
    public static final class Builder {
        private final ConstructPlace whole;
        private final StackEnvironment home;

        private Builder(ConstructPlace whole, StackEnvironment home) {
            this.whole = whole;
            this.home = home;
        }

        /**
         * Starts without a plan.
         *
         * @param whole place of the whole
         * @param home environment of the stack
         * @return a builder
         */
        public static Builder create(ConstructPlace whole, StackEnvironment home) {
            return new Builder(whole, home);
        }

        private Function<String, Optional<String>> names = suffix -> Optional.empty();

        /**
         * Sets the physical names. Default: names made from stack and path.
         *
         * @param names the name for a suffix such as {@code -backup}, if there is one
         * @return this builder
         */
        public Builder names(Function<String, Optional<String>> names) {
            this.names = names;
            return this;
        }

        private RemovalPolicy removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

        /**
         * Sets the removal policy of the vaults. Default: {@code RETAIN_ON_UPDATE_OR_DELETE}.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder removalPolicy(RemovalPolicy policy) {
            this.removalPolicy = policy;
            return this;
        }

        private @Nullable IKey encryptionKey;

        /**
         * Sets the key of the vaults, if it is known before they are built. Default: not known.
         *
         * @param key the key, of which the region is already checked
         * @return this builder
         */
        public Builder encryptionKey(IKey key) {
            this.encryptionKey = key;
            return this;
        }

        private boolean vaultPerService = false;

        /**
         * Gives each plan a vault of its own. Default: false.
         *
         * @param each whether each plan has its own
         * @return this builder
         */
        public Builder vaultPerService(boolean each) {
            this.vaultPerService = each;
            return this;
        }

        private Consumer<BackupRule.Builder> dailyRule = rule -> {};

        /**
         * Sets values on the daily rule of both plans. Default: none.
         *
         * @param settings sets values on the builder
         * @return this builder
         */
        public Builder dailyRule(Consumer<BackupRule.Builder> settings) {
            this.dailyRule = settings;
            return this;
        }

        private @Nullable Consumer<DataBackupPlan.Builder> database;

        /**
         * Backs up the database. Default: it is not backed up.
         *
         * @param settings sets values on the plan's builder
         * @return this builder
         */
        public Builder database(Consumer<DataBackupPlan.Builder> settings) {
            this.database = settings;
            return this;
        }

        private @Nullable Consumer<DataBackupPlan.Builder> files;

        /**
         * Backs up the files. Default: they are not backed up.
         *
         * @param settings sets values on the plan's builder
         * @return this builder
         */
        public Builder files(Consumer<DataBackupPlan.Builder> settings) {
            this.files = settings;
            return this;
        }

        /**
         * Checks plans and vaults, and builds nothing yet.
         *
         * @param problems receives their problems
         * @return the backups, to be built once all checks have passed
         */
        public DataBackups prepare(Problems problems) {
            return new DataBackups(this, problems);
        }
    }
}
