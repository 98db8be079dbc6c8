namespace Aetherion.Postgres;

/// <summary>The database cannot be used as it is; the message says what is wrong and what to do.</summary>
public sealed class PostgresSetupException(string message, Exception? innerException = null)
    : Exception(message, innerException);
