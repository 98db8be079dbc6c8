namespace Aetherion.GraphQL.Transport;

/// <summary>The HTTP request is no GraphQL request; it is answered with the status and the message.</summary>
internal sealed class HttpRequestException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
