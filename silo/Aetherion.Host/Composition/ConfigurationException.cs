namespace Aetherion.Host.Composition;

/// <summary>The configuration cannot be used; the message names the key and says what to write.</summary>
internal sealed class ConfigurationException(string message, Exception? innerException = null)
    : Exception(message, innerException);
