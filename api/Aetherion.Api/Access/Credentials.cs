using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Aetherion.Api.Access;

/// <summary>
/// Where a credential may stand: the header Authorization; on WebSockets also a sub-protocol, which is all a browser can
/// set, or the payload of the first message. Never in an address, which ends up in logs.
/// </summary>
internal static class Credentials
{
    /// <summary>The head of a sub-protocol that carries a credential.</summary>
    public const string SubProtocolHead = "bearer.";

    private const string Scheme = "Bearer ";

    /// <summary>The credential of a request; null when there is none, empty when it cannot be read.</summary>
    public static string? Of(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count > 0)
            return header.Count == 1 ? OfHeader(header[0]) : "";
        if (!context.WebSockets.IsWebSocketRequest)
            return null;
        var offered = context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(
            protocol => protocol.StartsWith(SubProtocolHead, StringComparison.Ordinal));
        return offered?[SubProtocolHead.Length..];
    }

    /// <summary>
    /// The credential in the payload of connection_init or ping, as clients write it: Authorization (with or without
    /// Bearer), token or apiKey, or a map of headers. Null when there is none, empty when it cannot be read.
    /// </summary>
    public static string? Of(JsonElement payload)
    {
        try
        {
            return Find(payload);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is text to JSON and to nobody else.
            return "";
        }
    }

    private static string? Find(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in payload.EnumerateObject())
        {
            if (member.NameEquals("headers") && member.Value.ValueKind == JsonValueKind.Object)
                return Find(member.Value);
            if (!IsCredential(member.Name) || member.Value.ValueKind != JsonValueKind.String)
                continue;
            var text = member.Value.GetString()!;
            return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim() : text;
        }
        return null;
    }

    private static bool IsCredential(string name) =>
        name.Equals("authorization", StringComparison.OrdinalIgnoreCase) || name is "token" or "apiKey";

    private static string OfHeader(string? value) =>
        value is not null && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? value[Scheme.Length..].Trim()
            : "";
}
