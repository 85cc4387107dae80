package io.github.wpdata.cdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/** A stack with a VPC of two availability zones and the security group of the clients, to try a construct in. */
public final class TestStack {
    private final Environment environment;
    private final Stack stack;
    private final Vpc vpc;
    private final SecurityGroup clients;

    public TestStack() {
        this(Map.of());
    }

    public TestStack(Map<String, Object> context) {
        this(new App(AppProps.builder().context(context).build()), "Test");
    }

    public TestStack(Construct scope, String id) {
        this(scope, id, "us-east-1");
    }

    public TestStack(Construct scope, String id, String region) {
        environment = Environment.builder().account(Arns.ACCOUNT).region(region).build();
        stack = new Stack(scope, id, StackProps.builder().env(environment).build());
        vpc = Vpc.Builder.create(stack, "Vpc")
                .availabilityZones(List.of(region + "a", region + "b"))
                .natGateways(0)
                .build();
        clients = SecurityGroup.Builder.create(stack, "Clients").vpc(vpc).build();
    }

    /** The app, for further stacks. */
    public Construct app() {
        return (Construct) stack.getNode().getRoot();
    }

    public Stack stack() {
        return stack;
    }

    /** Account and region, for further stacks. */
    public Environment environment() {
        return environment;
    }

    public IVpc vpc() {
        return vpc;
    }

    public SecurityGroup clients() {
        return clients;
    }

    /** Synthesises; nothing can be added to the stack afterwards. */
    public Resources resources() {
        return Resources.of(stack);
    }

    /** The texts of all warnings, with the ids to acknowledge them by. */
    public List<String> warnings() {
        return annotations("aws:cdk:warning");
    }

    /** The texts of all errors, on which the CDK CLI stops. */
    public List<String> errors() {
        return annotations("aws:cdk:error");
    }

    private List<String> annotations(String level) {
        List<String> found = new ArrayList<>();
        for (JsonNode entry :
                Resources.read(stack, stack.getArtifactId() + ".metadata.json").findParents("type")) {
            if (entry.path("type").asText().equals(level)) {
                found.add(entry.path("data").asText());
            }
        }
        return found;
    }
}
