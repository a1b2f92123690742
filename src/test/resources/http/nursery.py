"""A baby monitor's web server as the real one behaves, for tests.

Film by /video_feed without lengths, events by Socket.IO (each emotion twice, 3 ms apart), /api/system_info; the same
events and pictures by MQTT where a port is given. Each emotion has scores of its own, so that a test can count them.
Ends when its standard input ends.
"""
import argparse
import glob
import itertools
import json
import logging
import sys
import threading
import time

from flask import Flask, Response, jsonify, request
from flask_socketio import SocketIO

options = argparse.ArgumentParser()
options.add_argument("--port", type=int, required=True)
options.add_argument("--pictures", required=True, help="a folder of JPEGs")
options.add_argument("--fps", type=float, default=10)
options.add_argument("--emotions", type=float, default=0.4, help="seconds between two")
options.add_argument("--status", type=float, default=5)
options.add_argument("--mqtt", type=int, default=0, help="the broker's port on this computer")
options.add_argument("--publisher", choices=["a", "b"], default="b")
options.add_argument("--film", action="store_true", help="pictures by MQTT too")
given = options.parse_args()

logging.getLogger("werkzeug").setLevel(logging.ERROR)
pictures = [open(name, "rb").read() for name in sorted(glob.glob(given.pictures + "/*.jpg"))]
model = {"id": "sound", "name": "Sound", "type": "wav2vec", "emotions": ["crying", "silence"]}
state = {
    "uptime": "0:00:05", "cpu_usage": 12.5, "memory_usage": 40.1,
    "camera_status": "connected", "person_detector_status": "running", "emotion_detector_status": "running",
}
app = Flask(__name__)
sockets = SocketIO(app, async_mode="threading", cors_allowed_origins="*")
broker = None
if given.mqtt:
    import paho.mqtt.client
    broker = paho.mqtt.client.Client("nursery", clean_session=True)
    broker.reconnect_delay_set(1, 1)
    broker.connect("127.0.0.1", given.mqtt, keepalive=5)
    broker.loop_start()


@app.route("/video_feed")
def video_feed():
    def film():
        for picture in itertools.cycle(pictures):
            yield b"--frame\r\nContent-Type: image/jpeg\r\n\r\n" + picture + b"\r\n"
            time.sleep(1 / given.fps)
    return Response(film(), mimetype="multipart/x-mixed-replace; boundary=frame")


@app.route("/api/system_info")
def system_info():
    available = {"current_model": model, "models": [dict(model, is_available=True)]}
    return jsonify(dict(state, emotion_model=model, available_emotion_models=available))


@app.route("/api/emotion/switch_model", methods=["POST"])
def switch_model():
    wanted = (request.get_json(silent=True) or {}).get("model_id")
    if not wanted:
        return jsonify(error="model_id is required"), 400
    if wanted != model["id"]:
        return jsonify(status="error", message="Unknown model: " + wanted), 500
    sockets.emit("emotion_model_changed", dict(model, is_loaded=True))
    return jsonify(status="success", message="Model switched", model_info=model)


@app.route("/repair/run", methods=["POST"])
def repair():
    tool = request.form.get("tool")
    if tool not in ("restart_audio", "restart_camera", "restart_system"):
        return jsonify(status="error", message="Unknown tool")
    return jsonify(status="success", message="Done: " + tool)


def publish(topic, message):
    if broker and broker.is_connected():
        broker.publish("babymonitor/" + topic, message, qos=0 if given.publisher == "a" or topic == "video" else 1)


def emotions():
    for number in itertools.count(1):
        scores = {"crying": number % 1000 / 1000, "silence": number // 1000 / 1000}
        named = max(scores, key=scores.get)
        if given.publisher == "a":
            message = json.dumps({
                "emotion": named, "confidence": scores[named], "confidences": scores,
                "batch_id": "batch_%d" % (number % 25), "timestamp": time.time(), "segment_duration": 2.5})
            publish("emotion", message)
        else:
            message = json.dumps({"confidences": scores, "model": {"name": "Sound", "emotions": list(scores)}})
        publish("emotion", message)
        news = {"emotion": named, "confidence": scores[named], "message": "", "metrics": {}, "confidences": scores}
        sockets.emit("emotion_update", news)
        time.sleep(0.003)
        sockets.emit("emotion_update", news)
        time.sleep(given.emotions)


def status():
    while True:
        sockets.emit("system_status", state)
        time.sleep(given.status)


def film():
    for picture in itertools.cycle(pictures):
        publish("video", picture)
        time.sleep(1 / given.fps)


for work in [emotions, status] + ([film] if given.film else []):
    threading.Thread(target=work, daemon=True).start()
threading.Thread(
    target=lambda: sockets.run(app, host="127.0.0.1", port=given.port, allow_unsafe_werkzeug=True), daemon=True).start()
sys.stdin.read()
