/**
 * What was sold, and when. A month is a month in UTC, and a report of it is of one moment, however many orders come in
 * while it is read.
 */
package org.petstore.orders;
