package org.petstore.jobs;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class JobStatusConverter implements AttributeConverter<JobStatus, String> {

    @Override
    public String convertToDatabaseColumn(JobStatus status) {
        return status.word();
    }

    @Override
    public JobStatus convertToEntityAttribute(String word) {
        return JobStatus.of(word);
    }
}
