<?php
// Reads what the official image's configuration reads: a variable, or the file that the variable with _FILE names.
function trial_setting($name, $default = '') {
    $file = getenv($name . '_FILE');
    if ($file !== false) {
        return rtrim(file_get_contents($file), "\r\n");
    }
    $value = getenv($name);
    return $value === false ? $default : $value;
}

foreach (['DB_NAME', 'DB_USER', 'DB_PASSWORD', 'DB_HOST', 'DB_CHARSET'] as $name) {
    define($name, trial_setting('WORDPRESS_' . $name));
}
define('DB_COLLATE', '');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', trial_setting('WORDPRESS_' . $name . '_KEY'));
    define($name . '_SALT', trial_setting('WORDPRESS_' . $name . '_SALT'));
}
$table_prefix = trial_setting('WORDPRESS_TABLE_PREFIX', 'wp_');
eval(trial_setting('WORDPRESS_CONFIG_EXTRA'));

// The trial's own: no calls to the internet, and a theme of two files.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('WP_DEFAULT_THEME', 'trial');
if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
