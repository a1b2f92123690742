package vedette.ui;

import vedette.model.CameraId;

/// Lets a screen lead to others.
public interface Navigator {
    /// Shows a camera's own screen.
    void openCamera(CameraId camera);

    /// Goes back to where the operator came from.
    void back();

    /// Shows the screen of this id; nothing happens where there is none.
    void open(String screenId);

    /// Tells the operator something in passing.
    void tell(String sentence);
}
