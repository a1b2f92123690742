package vedette.simulator;

import java.awt.Color;
import java.util.List;
import java.util.Random;

/// A drawn car.
///
/// @param colour its colour as an operator would call it
/// @param plate its number
record Car(String colour, Color paint, String brand, String model, int year, String plate) {
    /// The number on the watch list of the demo: one car at every gate has it.
    static final String WATCHED_PLATE = "ABC1234";

    private static final List<Paint> PAINTS = List.of(
            new Paint("white", new Color(0xE8EAED)),
            new Paint("red", new Color(0xB3262E)),
            new Paint("blue", new Color(0x2B5C9E)),
            new Paint("silver", new Color(0xA9B0B7)),
            new Paint("black", new Color(0x2A2D31)),
            new Paint("green", new Color(0x3C6B4F)));
    private static final List<List<String>> MODELS = List.of(
            List.of("Toyota", "Camry"),
            List.of("Honda", "Civic"),
            List.of("Isuzu", "D-Max"),
            List.of("Mazda", "CX-5"),
            List.of("Nissan", "Almera"));
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private record Paint(String name, Color paint) {}

    static Car random(Random random) {
        Paint paint = PAINTS.get(random.nextInt(PAINTS.size()));
        List<String> model = MODELS.get(random.nextInt(MODELS.size()));
        StringBuilder plate = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            plate.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        plate.append(1000 + random.nextInt(9000));
        return new Car(
                paint.name, paint.paint, model.get(0), model.get(1), 2012 + random.nextInt(13), plate.toString());
    }

    Car withPlate(String number) {
        return new Car(colour, paint, brand, model, year, number);
    }

    /// As in `white Toyota Camry 2020`: four words.
    String description() {
        return colour + " " + brand + " " + model + " " + year;
    }
}
