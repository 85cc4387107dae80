package io.github.wpdata.cdk.files;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.IFileSystem;
import software.constructs.Construct;

/**
 * The access points of a file system, by name.
 *
 * @param served those for pods
 * @param settings directory, owner and permissions of those
 * @param former those from before files were restored; empty without a restore
 */
record FilesAccessPoints(
        Map<String, AccessPoint> served, Map<String, EfsAccessPoint> settings, Map<String, AccessPoint> former) {
    static FilesAccessPoints create(Construct owner, IFileSystem fileSystem, FilesSettings<?> settings) {
        Construct scope = new Construct(owner, "AccessPoints");
        Map<String, AccessPoint> original = new LinkedHashMap<>();
        settings.allAccessPoints()
                .forEach((name, accessPoint) ->
                        original.put(name, accessPoint.create(scope, name, fileSystem, settings.removalPolicy())));
        return settings.restoredFiles == null
                ? new FilesAccessPoints(unmodifiable(original), unmodifiable(settings.allAccessPoints()), Map.of())
                : restored(owner, fileSystem, settings, original);
    }

    private static FilesAccessPoints restored(
            Construct owner, IFileSystem fileSystem, FilesSettings<?> settings, Map<String, AccessPoint> original) {
        // Another directory has other ids, so that a second restore replaces no access point in use.
        Construct scope = new Construct(new Construct(owner, "RestoredFiles"), settings.restoredFiles);
        Map<String, EfsAccessPoint> restored = settings.restoredAccessPoints();
        Map<String, AccessPoint> created = new LinkedHashMap<>();
        restored.forEach((name, accessPoint) ->
                created.put(name, accessPoint.createForExisting(scope, name, fileSystem, settings.removalPolicy())));
        return new FilesAccessPoints(unmodifiable(created), unmodifiable(restored), unmodifiable(original));
    }

    private static <T> Map<String, T> unmodifiable(Map<String, T> map) {
        return Collections.unmodifiableMap(map);
    }
}
