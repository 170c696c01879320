package dev.sutler.core.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The catalog as each platform may see it: a smaller catalog, made once and the same object until
/// the whole one is another.
public final class CatalogViews {

    private final Function<String, Visibility> visibility;
    private final AtomicReference<Optional<Edition>> latest =
            new AtomicReference<>(Optional.empty());

    private record Edition(Catalog whole, Map<String, Catalog> views) {}

    /// @param visibility what the platform of that name may see
    public CatalogViews(Function<String, Visibility> visibility) {
        this.visibility = visibility;
    }

    /// What of the catalog this platform may see.
    public Catalog of(Catalog whole, String platform) {
        Visibility seen = visibility.apply(platform);
        return seen.equals(Visibility.ALL)
                ? whole
                : edition(whole).views.computeIfAbsent(platform, name -> view(whole, seen));
    }

    private Edition edition(Catalog whole) {
        Optional<Edition> known = latest.get().filter(edition -> edition.whole == whole);
        if (known.isPresent()) {
            return known.get();
        }
        Edition fresh = new Edition(whole, new ConcurrentHashMap<>());
        latest.set(Optional.of(fresh));
        return fresh;
    }

    private static Catalog view(Catalog whole, Visibility seen) {
        List<ServiceOffering> offerings =
                whole.offerings().stream()
                        .map(offering -> view(offering, seen))
                        .filter(offering -> !offering.plans().isEmpty())
                        .toList();
        Catalog listed = new Catalog(offerings, whole.wire());
        return new Catalog(offerings, wire(whole.wire(), listed));
    }

    private static ServiceOffering view(ServiceOffering offering, Visibility seen) {
        return new ServiceOffering(
                offering.id(),
                offering.name(),
                offering.traits(),
                offering.provider(),
                offering.plans().stream().filter(plan -> seen.shows(offering, plan)).toList(),
                offering.published());
    }

    /* An offering of which all visible plans are retired is off the wire too. */
    private static ObjectNode wire(ObjectNode whole, Catalog listed) {
        ObjectNode wire = whole.deepCopy();
        ArrayNode services = JsonNodeFactory.instance.arrayNode();
        for (JsonNode service : whole.path("services")) {
            ArrayNode plans = JsonNodeFactory.instance.arrayNode();
            for (JsonNode plan : service.path("plans")) {
                if (listed.plan(id(service), id(plan)).isPresent()) {
                    plans.add(plan);
                }
            }
            if (!plans.isEmpty() && service instanceof ObjectNode object) {
                ObjectNode shown = object.deepCopy();
                shown.set("plans", plans);
                services.add(shown);
            }
        }
        wire.set("services", services);
        return wire;
    }

    private static String id(JsonNode node) {
        return node.path("id").asString("");
    }
}
