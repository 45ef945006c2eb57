package dev.lockstep.tracker.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Rows of the table of that name. */
@ApplicationScoped
public class WebhookRows implements PanacheRepositoryBase<WebhookRow, UUID> {}
