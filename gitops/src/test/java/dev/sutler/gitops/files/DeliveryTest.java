package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.bad;
import static dev.sutler.gitops.files.Samples.bytes;
import static dev.sutler.gitops.files.Samples.good;
import static dev.sutler.gitops.files.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.spi.BindingDetails.Delivery;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.Validity;
import dev.sutler.spi.VolumeMount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class DeliveryTest {

    @Test
    void saysEverythingThatTheSpecificationKnows() {
        DeliveryFile file =
                good(
                        Files.delivery(
                                bytes(
                                        """
                                        endpoints:
                                        - host: db.example.org
                                          ports: [5432, "9000-9010"]
                                        - {host: 10.0.0.1, ports: ["53"], protocol: udp}
                                        syslog_drain_url: syslog-tls://logs.example.org:6514
                                        route_service_url: https://proxy.example.org/
                                        volume_mounts:
                                        - driver: nfs
                                          container_dir: /data
                                          mode: rw
                                          device_type: shared
                                          device:
                                            volume_id: v-17
                                            mount_config: {source: "nfs://files/v-17"}
                                        metadata:
                                          expires_at: 2027-01-31T00:00:00.0Z
                                          renew_before: "2027-01-24T02:00:00+02:00"
                                        """)));

        assertThat(file)
                .isEqualTo(
                        new DeliveryFile(
                                List.of(
                                        new Endpoint(
                                                "db.example.org",
                                                List.of("5432", "9000-9010"),
                                                Endpoint.Protocol.TCP),
                                        new Endpoint(
                                                "10.0.0.1", List.of("53"), Endpoint.Protocol.UDP)),
                                new Delivery(
                                        Optional.of("syslog-tls://logs.example.org:6514"),
                                        Optional.of("https://proxy.example.org/"),
                                        List.of(
                                                new VolumeMount(
                                                        "nfs",
                                                        "/data",
                                                        false,
                                                        "v-17",
                                                        json("{'source': 'nfs://files/v-17'}")))),
                                new Validity(
                                        Optional.of(Instant.parse("2027-01-31T00:00:00Z")),
                                        Optional.of(Instant.parse("2027-01-24T00:00:00Z")))));
    }

    @Test
    void mayBeEmpty() {
        assertThat(good(Files.delivery(bytes("# later\n")))).isEqualTo(DeliveryFile.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint: []",
                "endpoints: {}",
                "endpoints: [db]",
                "endpoints: [{host: db}]",
                "endpoints: [{ports: [1]}]",
                "endpoints: [{host: 3, ports: [1]}]",
                "endpoints: [{host: db, ports: []}]",
                "endpoints: [{host: db, ports: [0]}]",
                "endpoints: [{host: db, ports: [65536]}]",
                "endpoints: [{host: db, ports: [2-1]}]",
                "endpoints: [{host: db, ports: [1.5]}]",
                "endpoints: [{host: db, ports: [http]}]",
                "endpoints: [{host: db, ports: [1], protocol: TCP}]",
                "endpoints: [{host: db, ports: [1], port: 2}]",
                "syslog_drain_url: ' '",
                "route_service_url: [a]",
                "volume_mounts: [{driver: d}]",
                "volume_mounts: [{driver: d, container_dir: /, mode: w, device: {volume_id: v}}]",
                "volume_mounts: [{driver: d, container_dir: /, mode: r, device: {}}]",
                "volume_mounts: [{driver: d, container_dir: /, mode: r, device_type: local, device:"
                        + " {volume_id: v}}]",
                "volume_mounts: [{driver: d, container_dir: /, mode: r, device: {volume_id: v,"
                        + " mount_config: x}}]",
                "metadata: {expires_at: tomorrow}",
                "metadata: {expires_at: 2027-01-01T00:00:00Z, renew_before: 2027-01-02T00:00:00Z}",
                "metadata: {expires: 1}"
            })
    void isRefusedWhenAnythingIsWrong(String line) {
        assertThat(bad(Files.delivery(bytes("\n" + line)))).startsWith("line 2: ");
    }

    @Test
    void aProblemSaysWhereItIs() {
        assertThat(
                        bad(
                                Files.delivery(
                                        bytes(
                                                """
                                                endpoints:
                                                - {host: a, ports: [1]}
                                                - {host: b, ports: [x]}
                                                """))))
                .isEqualTo(
                        "line 1: `endpoints[1].ports` must be ports such as \"443\" or"
                                + " \"9000-9010\"");
    }
}
