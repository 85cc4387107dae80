package io.github.wpdata.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wpdata.cdk.Profile;
import io.github.wpdata.cdk.app.DeploymentConfig.ExistingNetwork;
import io.github.wpdata.cdk.cache.AccessControl;
import io.github.wpdata.cdk.testing.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

class DeploymentConfigTest {
    private static final String ACCOUNT = "123456789012";

    private final Map<String, Object> context = new HashMap<>(Map.of(
            "name", "wordpress",
            "profile", "production",
            "region", "us-east-1",
            "backupRegion", "us-west-2",
            "copyBackups", false,
            "terminationProtection", true));

    @Test
    void theContextOfCdkJsonIsRead() {
        assertThat(config())
                .isEqualTo(new DeploymentConfig(
                        "wordpress",
                        Profile.PRODUCTION,
                        "us-east-1",
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        AccessControl.TOKEN,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @Test
    void textFromTheCommandLineIsAsGoodAsJson() {
        context.put("copyBackups", "true");
        context.put("terminationProtection", "false");
        context.put("deletionProtection", "false");
        context.put("profile", "Staging");

        assertThat(config())
                .isEqualTo(new DeploymentConfig(
                        "wordpress",
                        Profile.STAGING,
                        "us-east-1",
                        Optional.of("us-west-2"),
                        false,
                        Optional.of(false),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        AccessControl.TOKEN,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @Test
    void anExistingNetworkIsNamedByItsSubnets() {
        context.put("vpcId", "vpc-0a1b2c3d");
        context.put("clientSecurityGroupId", "sg-0a1b2c3d");
        context.put("subnetIds", "subnet-0a1b2c3d, subnet-1a1b2c3d");
        context.put("availabilityZones", List.of("us-east-1a", "us-east-1b"));

        assertThat(config().network())
                .contains(new ExistingNetwork(
                        "vpc-0a1b2c3d",
                        List.of("subnet-0a1b2c3d", "subnet-1a1b2c3d"),
                        List.of("us-east-1a", "us-east-1b"),
                        "sg-0a1b2c3d",
                        Optional.empty()));
    }

    @Test
    void sitesAreListed() {
        context.put("sites", "shop, my-blog");
        context.put("eksCluster", "platform");
        context.put("eksAddons", "true");
        context.put("cacheAccessControl", "users");

        assertThat(config().sites()).containsExactly("shop", "my-blog");
        assertThat(config().cacheAccessControl()).isEqualTo(AccessControl.USERS);
        assertThat(config().eksAddons()).isTrue();
        assertThat(config().eksCluster()).contains("platform");
    }

    @Test
    void theNameOfTheEksClusterIsChecked() {
        context.put("sites", "shop");
        context.put("eksCluster", "-platform");

        assertThatIllegalArgumentException()
                .isThrownBy(this::config)
                .withMessage(
                        "[context] eksCluster (-platform) is not the name of an EKS cluster; use 1 to 100 letters, "
                                + "digits, hyphens and underscores");
    }

    @Test
    void outputsOfSitesThatAreApartHaveNamesOfTheirOwn() {
        context.put("sites", "a-b,ab,admins");

        assertThat(config().sites()).extracting(DeploymentConfig::outputPrefix).containsExactly("AB", "Ab", "Admins");
    }

    @Test
    void aTokenOfTheCacheNeedsNoSites() {
        context.put("cacheAccessControl", "TOKEN");

        assertThat(config().cacheAccessControl()).isEqualTo(AccessControl.TOKEN);
    }

    @Test
    void sitesInNamedSubnetsNeedTheRangeOfTheVpc() {
        context.put("vpcId", "vpc-0a1b2c3d");
        context.put("clientSecurityGroupId", "sg-0a1b2c3d");
        context.put("subnetIds", "subnet-0a1b2c3d");
        context.put("availabilityZones", "us-east-1a");
        context.put("sites", "shop,blog");

        assertThatIllegalArgumentException()
                .isThrownBy(this::config)
                .withMessage(
                        "[context] sites (shop,blog) need the address range of the VPC for their network policies; set "
                                + "vpcCidr too");
        context.put("vpcCidr", "10.0.0.0/16");
        assertThat(config().network().orElseThrow().vpcCidr()).contains("10.0.0.0/16");
    }

    @Test
    void theAccountMattersToLookupsOnly() {
        assertThat(config(ACCOUNT).account()).isEmpty();

        context.put("vpcId", "vpc-0a1b2c3d");
        context.put("clientSecurityGroupId", "sg-0a1b2c3d");
        assertThat(config(ACCOUNT).account()).contains(ACCOUNT);

        context.put("subnetIds", "subnet-0a1b2c3d");
        context.put("availabilityZones", "us-east-1a");
        assertThat(config(ACCOUNT).account()).isEmpty();
    }

    @Test
    void aLookupNeedsAnAccount() {
        context.put("vpcId", "vpc-0a1b2c3d");
        context.put("clientSecurityGroupId", "sg-0a1b2c3d");

        assertThatIllegalArgumentException()
                .isThrownBy(this::config)
                .withMessage("[context] vpcId (vpc-0a1b2c3d) cannot be looked up without an account; "
                        + "give the CDK CLI credentials, or set subnetIds and availabilityZones");
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        context.clear();

        assertThatIllegalArgumentException().isThrownBy(this::config).withMessage("""
                        [context] name ("") is not a valid name prefix; use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter
                        [context] profile ("") is not a profile; choose production, staging or development
                        [context] region ("") is not a region; write it as in us-east-1
                        [context] copyBackups ("") is neither true nor false; set it to true or false
                        [context] backupRegion ("") is not a region; write it as in us-west-2
                        [context] terminationProtection ("") is neither true nor false; set it to true or false""".strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    name | a2345678901234567890123456789012345 | name (a2345678901234567890123456789012345) is not a valid name prefix; use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter
                    name | Shop | name (Shop) is not a valid name prefix; use 1 to 34 lower-case letters, digits and single hyphens, and begin with a letter
                    profile | test | profile (test) is not a profile; choose production, staging or development
                    region | mars | region (mars) is not a region; write it as in us-east-1
                    deletionProtection | yes | deletionProtection (yes) is neither true nor false; set it to true or false
                    sites | Shop | sites (Shop) is not the name of a site; use 1 to 10 lower-case letters, digits and single hyphens, and begin with a letter
                    sites | shop,eleven-char | sites (eleven-char) is not the name of a site; use 1 to 10 lower-case letters, digits and single hyphens, and begin with a letter
                    eksCluster | platform | eksCluster (platform) gives the pods of sites access, but sites is missing; set sites too, or leave eksCluster out
                    alarmEmail | nobody | alarmEmail (nobody) is not an email address; write it as in ops@example.com
                    sites | a-1,a1 | sites (a-1,a1) differ in hyphens only, or not at all, so their outputs would have the same names; choose other names
                    sites | shop,shop | sites (shop,shop) differ in hyphens only, or not at all, so their outputs would have the same names; choose other names
                    sites | admin | sites (admin) would have an output that the stack has for itself; choose another name
                    sites | kubernetes | sites (kubernetes) would have an output that the stack has for itself; choose another name
                    eksAddons | true | eksAddons (true) names no cluster to add them to; set eksCluster too
                    eksAddons | yes | eksAddons (yes) is neither true nor false; set it to true or false
                    cacheAccessControl | iam | cacheAccessControl (iam) is not a way to log in to the cache; choose token or users
                    cacheAccessControl | Users | cacheAccessControl (Users) leaves the cache without a user, since each site adds its own; set sites too, or choose token
                    clientSecurityGroupId | sg-0a1b2c3d | clientSecurityGroupId (sg-0a1b2c3d) belongs to an existing VPC, but vpcId is missing; set vpcId too
                    vpcId | vpc-0a1b2c3d | vpcId (vpc-0a1b2c3d) is set without the security group of WordPress, which needs access to the data; set clientSecurityGroupId too
                    availabilityZones | us-east-1a | availabilityZones (us-east-1a) must be as many as subnetIds (0); name the zone of each subnet, in the same order
                    """)
    void aBadValueIsNamedWithItsRemedy(String key, String value, String message) {
        context.put(key, value);

        assertThatIllegalArgumentException().isThrownBy(this::config).withMessage("[context] " + message);
    }

    @Test
    void subnetsNeedTheirVpc() {
        context.put("subnetIds", "subnet-0a1b2c3d");
        context.put("availabilityZones", "us-east-1a");

        assertThatIllegalArgumentException()
                .isThrownBy(this::config)
                .withMessage(
                        "[context] subnetIds (subnet-0a1b2c3d) belong to an existing VPC, but vpcId is missing; set vpcId too");
    }

    @Test
    void backupsAreCopiedElsewhere() {
        context.put("copyBackups", true);
        context.put("backupRegion", "us-east-1");

        assertThatIllegalArgumentException()
                .isThrownBy(this::config)
                .withMessage(
                        "[context] backupRegion (us-east-1) is the region of the data itself; copy backups to another region");
    }

    @Test
    void thereIsNothingToCopyWithoutBackups() {
        context.put("copyBackups", true);
        context.put("profile", "development");

        assertThatIllegalArgumentException()
                .isThrownBy(this::config)
                .withMessage(
                        "[context] copyBackups (true) has nothing to copy: the development profile has no backups; "
                                + "choose production or staging, or set copyBackups to false");
    }

    @Test
    void nobodyIsNotifiedWithoutMonitoring() {
        context.put("alarmEmail", "ops@example.com");
        assertThat(config().alarmEmail()).contains("ops@example.com");

        context.put("profile", "development");

        assertThatIllegalArgumentException()
                .isThrownBy(this::config)
                .withMessage(
                        "[context] alarmEmail (ops@example.com) would receive nothing: the development profile has no "
                                + "monitoring; choose production or staging, or leave alarmEmail out");
    }

    @Test
    void theReadmeListsEveryKeyOfTheContext() {
        Pattern key = Pattern.compile("context\\.(?:text|flag|optional\\w+|list)\\(\\s*\"(\\w+)\"");
        Set<String> read = Project.files("app/src/main/java", ".java").stream()
                .flatMap(file -> key.matcher(Project.read(file)).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = Project.read("README.md")
                .split("\n## The sample app\n", 2)[1]
                .split("\n## ", 2)[0]
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Pattern.compile("`(\\w+)`")
                        .matcher(line.split("\\|")[1])
                        .results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(read).hasSizeGreaterThanOrEqualTo(21);
        assertThat(listed).isEqualTo(read);
    }

    private DeploymentConfig config() {
        return config(null);
    }

    private DeploymentConfig config(@Nullable String account) {
        return DeploymentConfig.of(new App(AppProps.builder().context(context).build()).getNode(), account);
    }
}
