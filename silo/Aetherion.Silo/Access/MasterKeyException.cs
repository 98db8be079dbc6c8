namespace Aetherion.Silo.Access;

/// <summary>Master keys are missing or cannot be used; the message says what to do and holds no key.</summary>
public sealed class MasterKeyException(string message) : Exception(message);
