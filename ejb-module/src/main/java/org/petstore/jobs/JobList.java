package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All jobs there are, the newest first. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class JobList {

    @PersistenceContext(unitName = "petstore")
    private EntityManager entities;

    @Inject
    private JobHandlers handlers;

    /** The types that jobs may be of, in the order of the alphabet. */
    public Set<String> types() {
        return handlers.types();
    }

    /**
     * Part of the list. Jobs are in the order of their ids, which is that of the requests for them; one that is added
     * later comes before the first part, and so moves none of those that follow.
     *
     * @param before the id of the last job of the part before
     * @param limit the most to return
     */
    public List<Job> page(JobFilter filter, UUID before, int limit) {
        String page = "select * from jobs where id < :before and %s order by id desc limit :limit";
        var query = entities.createNativeQuery(page.formatted(filter.condition()), Job.class)
                .setParameter("before", before)
                .setParameter("limit", limit);
        filter.bind(query);
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> jobs = query.getResultList();
        return jobs;
    }
}
