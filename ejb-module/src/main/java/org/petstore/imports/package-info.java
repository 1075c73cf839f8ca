/**
 * Shops bring their pets and orders as CSV files made by people and spreadsheets. One bad row must not cost the good
 * ones, and every fault is told so that whoever sent the file can mend it.
 */
package org.petstore.imports;
