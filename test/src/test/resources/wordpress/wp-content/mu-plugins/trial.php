<?php
/*
Plugin Name: What a plug-in of the site can reach, told to the trial
*/
add_action('init', function () {
    $question = $_GET['trial'] ?? '';
    if ($question === '') {
        return;
    }
    header('Content-Type: application/json');
    $answer = ['value' => null, 'error' => ''];
    try {
        if ($question === 'sql') {
            global $wpdb;
            $wpdb->suppress_errors();
            $answer['value'] = $wpdb->get_col(wp_unslash($_GET['sql']));
            $answer['error'] = $wpdb->last_error;
        } elseif ($question === 'ssl') {
            global $wpdb;
            $answer['value'] = $wpdb->get_row("SHOW STATUS LIKE 'Ssl_cipher'", ARRAY_N)[1];
        } elseif ($question === 'file') {
            $answer['value'] = @file_get_contents($_GET['path']);
            $answer['error'] = error_get_last()['message'] ?? '';
        } elseif ($question === 'cache') {
            $redis = new Redis();
            $redis->connect('tls://' . WP_REDIS_HOST, WP_REDIS_PORT, 2);
            $redis->auth(WP_REDIS_PASSWORD);
            $answer['value'] = $redis->rawCommand(...explode(' ', wp_unslash($_GET['command'])));
            $answer['error'] = (string) $redis->getLastError();
        }
    } catch (Throwable $e) {
        $answer['error'] = $e->getMessage();
    }
    echo wp_json_encode($answer);
    exit;
});
