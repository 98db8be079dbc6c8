namespace Aetherion.Host.Commands;

/// <summary>Ends a command with a message that says what is wrong and what to do.</summary>
internal sealed class CommandException(string message, Exception? innerException = null)
    : Exception(message, innerException);
