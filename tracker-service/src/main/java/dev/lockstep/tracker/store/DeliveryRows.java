package dev.lockstep.tracker.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rows of the table of that name. */
@ApplicationScoped
public class DeliveryRows implements PanacheRepositoryBase<DeliveryRow, Long> {}
