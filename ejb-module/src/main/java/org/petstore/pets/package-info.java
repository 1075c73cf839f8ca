/**
 * The animals the shop has to sell. A number is given out once and stays with its pet, whoever else is numbering at
 * the same moment.
 */
package org.petstore.pets;
