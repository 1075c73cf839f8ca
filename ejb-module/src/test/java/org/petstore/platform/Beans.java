package org.petstore.platform;

import java.lang.reflect.Field;
import java.util.Arrays;

/** Does for a test what the container does: makes a bean and fills its fields by their types. */
public final class Beans {

    private Beans() {}

    public static <T> T make(Class<T> type, Object... collaborators) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return fill(constructor.newInstance(), type, collaborators);
    }

    public static <T> T fill(T bean, Class<? super T> declaring, Object... collaborators)
            throws ReflectiveOperationException {
        for (Field field : declaring.getDeclaredFields()) {
            field.setAccessible(true);
            for (Object collaborator : Arrays.asList(collaborators)) {
                if (field.getType().isInstance(collaborator)) {
                    field.set(bean, collaborator);
                }
            }
        }
        return bean;
    }
}
