using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Audit;

/// <summary>
/// Posts heads of the audit log to an address, signed: the header holds the time of sending and HMAC-SHA256 over it, a
/// dot and the body, so that the receiver knows both who sent it and that it is not an old one.
/// </summary>
public sealed class AuditAnchorWebhook(HttpClient client, AuditAnchorOptions options, TimeProvider time) : IAuditAnchors
{
    public const string SignatureHeader = "Aetherion-Signature";

    public bool CanRead => false;

    public async Task WriteAsync(IReadOnlyCollection<AuditHead> heads, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { anchors = heads }, JsonSerializerOptions.Web);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Webhook)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new("application/json");
        if (options.WebhookSecret is { } secret)
            request.Headers.Add(SignatureHeader, Sign(body, secret, time.GetUtcNow().ToUnixTimeSeconds()));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.WebhookTimeout);
        using var response = await client.SendAsync(request, timeout.Token);
        response.EnsureSuccessStatusCode();
    }

    public async IAsyncEnumerable<AuditHead> ReadAsync(
        string? tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    /// <summary>The value of the header: <c>t=</c> seconds since 1970, <c>v1=</c> the code in hex.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret, long seconds)
    {
        var stamp = seconds.ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{stamp}."), .. body];
        return $"t={stamp},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
