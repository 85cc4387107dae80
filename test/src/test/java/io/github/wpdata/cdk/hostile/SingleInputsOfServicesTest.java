package io.github.wpdata.cdk.hostile;

/** The whole, database, cache and files. */
class SingleInputsOfServicesTest extends SingleInputsTrial {
    SingleInputsOfServicesTest() {
        super(SERVICES);
    }
}
