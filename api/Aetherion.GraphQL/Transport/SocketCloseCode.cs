namespace Aetherion.GraphQL.Transport;

/// <summary>The close codes of graphql-transport-ws.</summary>
public static class SocketCloseCode
{
    public const int InvalidMessage = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int SubprotocolNotAcceptable = 4406;
    public const int InitTimeout = 4408;
    public const int SubscriberExists = 4409;
    public const int TooManyInitRequests = 4429;
    public const int InternalError = 4500;
}
