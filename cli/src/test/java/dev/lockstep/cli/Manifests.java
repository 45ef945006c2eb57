package dev.lockstep.cli;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Kubernetes manifests of a folder. Reading them fails on a field that the API does not know, or of a wrong type. */
record Manifests(List<Object> objects) {
    static Manifests in(Path folder) throws IOException {
        List<Object> objects = new ArrayList<>();
        for (Path file : files(folder)) {
            objects.addAll(Yaml.loadAll(Files.readString(file)));
        }
        return new Manifests(objects);
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }

    <T> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    V1Deployment deployment(String name) {
        return all(V1Deployment.class).stream()
                .filter(found -> name.equals(found.getMetadata().getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No Deployment is named " + name));
    }

    V1Service service(String name) {
        return all(V1Service.class).stream()
                .filter(found -> name.equals(found.getMetadata().getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No Service is named " + name));
    }

    /** The pods of every workload, by its name. */
    Map<String, V1PodSpec> pods() {
        Map<String, V1PodSpec> pods = new TreeMap<>();
        all(V1Deployment.class)
                .forEach(found -> pods.put(
                        found.getMetadata().getName(),
                        found.getSpec().getTemplate().getSpec()));
        all(V1StatefulSet.class)
                .forEach(found -> pods.put(
                        found.getMetadata().getName(),
                        found.getSpec().getTemplate().getSpec()));
        return pods;
    }

    V1Container container(String workload) {
        return Objects.requireNonNull(pods().get(workload), workload)
                .getContainers()
                .getFirst();
    }

    /** What a container finds in its environment, but for what is secret or named by an overlay. */
    Map<String, String> environment(String workload) {
        V1Container container = container(workload);
        Map<String, String> variables = new TreeMap<>();
        for (var source : orEmpty(container.getEnvFrom())) {
            if (source.getConfigMapRef() != null) {
                variables.putAll(settings(source.getConfigMapRef().getName()));
            }
        }
        orEmpty(container.getEnv()).forEach(entry -> variables.put(entry.getName(), entry.getValue()));
        return variables;
    }

    /** The names of the Secrets that pods need, as environment or as files. */
    Set<String> neededSecrets() {
        Set<String> names = new TreeSet<>();
        for (V1PodSpec pod : pods().values()) {
            for (var source : orEmpty(pod.getContainers().getFirst().getEnvFrom())) {
                if (source.getSecretRef() != null) {
                    names.add(source.getSecretRef().getName());
                }
            }
            for (var volume : orEmpty(pod.getVolumes())) {
                if (volume.getSecret() != null) {
                    names.add(volume.getSecret().getSecretName());
                }
            }
        }
        return names;
    }

    private Map<String, String> settings(String configMap) {
        return all(V1ConfigMap.class).stream()
                .filter(found -> configMap.equals(found.getMetadata().getName()))
                .findFirst()
                .map(V1ConfigMap::getData)
                .orElse(Map.of());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
