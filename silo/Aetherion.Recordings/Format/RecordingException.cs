namespace Aetherion.Recordings;

/// <summary>A recording or a file to import that cannot be used, with what to do.</summary>
public sealed class RecordingException(string message, Exception? innerException = null)
    : Exception(message, innerException);
