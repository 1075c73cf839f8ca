package org.petstore.webhooks;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class DeliveryStatusConverter implements AttributeConverter<DeliveryStatus, String> {

    @Override
    public String convertToDatabaseColumn(DeliveryStatus status) {
        return status.word();
    }

    @Override
    public DeliveryStatus convertToEntityAttribute(String word) {
        return DeliveryStatus.of(word);
    }
}
