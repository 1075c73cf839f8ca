package org.petstore.platform;

/**
 * The server has begun to take work, or has ceased to because it is suspended or stops: what is under way should come
 * to an end soon.
 */
public record ServerDoors(boolean open) {}
