<?php
// Runs before each request and sets the variables that the configuration of WordPress reads. Kubernetes exchanges the files of
// a volume by one link, and removes the former ones. PHP would remember for two minutes where the link led, so it is read here;
// and all values come from the same exchange, so that a user never meets the password of another one.
(static function () {
    $folder = '/etc/wordpress/secrets';
    $files = [
        // FILES
    ];
    for ($attempt = 1; $attempt <= 20; $attempt++) {
        $link = @readlink("$folder/..data");
        $current = $link === false ? $folder : "$folder/$link";
        $values = array_map(static fn ($file) => @file_get_contents("$current/$file"), $files);
        if (!in_array(false, $values, true)) {
            foreach ($values as $variable => $value) {
                putenv("$variable=" . rtrim($value, "\r\n"));
            }
            return;
        }
        usleep(5000);
    }
    error_log("Files are missing in $folder: the volume is not mounted, or its secret lacks a field");
})();
