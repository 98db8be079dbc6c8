using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.Model;
using Aetherion.Silo.Audit;

namespace Aetherion.Silo.Tests.Audit;

public sealed class AuditAnchorWebhookTests
{
    private static readonly AuditHead Head = new("acme", 3, new string('a', 64), DateTime.UnixEpoch);

    private static readonly AuditAnchorOptions Options = new()
    {
        Webhook = new Uri("https://anchors.example/heads"),
        WebhookSecret = "s3cret",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Heads_are_posted_with_a_signature_the_receiver_can_check()
    {
        using var handler = new Receiver(HttpStatusCode.NoContent);
        using var client = new HttpClient(handler);
        await new AuditAnchorWebhook(client, Options, TimeProvider.System).WriteAsync([Head], Cancel);

        var anchor = JsonDocument.Parse(handler.Body).RootElement.GetProperty("anchors")[0];
        (anchor.GetProperty("tenant").GetString(), anchor.GetProperty("sequence").GetInt64()).ShouldBe(("acme", 3));
        var parts = handler.Signature!.Split(',').Select(part => part.Split('=')).ToDictionary(p => p[0], p => p[1]);
        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes("s3cret"), Encoding.UTF8.GetBytes($"{parts["t"]}.{handler.Body}"));
        parts["v1"].ShouldBe(Convert.ToHexStringLower(expected));
    }

    [Fact]
    public async Task An_answer_that_is_no_success_is_a_failure()
    {
        using var handler = new Receiver(HttpStatusCode.BadGateway);
        using var client = new HttpClient(handler);

        await Should.ThrowAsync<HttpRequestException>(
            () => new AuditAnchorWebhook(client, Options, TimeProvider.System).WriteAsync([Head], Cancel));
    }

    private sealed class Receiver(HttpStatusCode status) : HttpMessageHandler
    {
        public string Body { get; private set; } = "";

        public string? Signature { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Signature = request.Headers.GetValues(AuditAnchorWebhook.SignatureHeader).Single();
            return new HttpResponseMessage(status);
        }
    }
}
