namespace Aetherion.GraphQL.Transport;

/// <summary>How reading a message from a socket ended.</summary>
internal enum ReceiveEnd
{
    Message,
    Close,
    Binary,
    TooLong,
}
