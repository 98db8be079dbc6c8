using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Webhooks;

/// <summary>
/// Secrets of webhooks, and signatures with them. A secret follows from the master key, the webhook and its generation,
/// so that none is stored.
/// </summary>
internal sealed class WebhookSecrets(WebhookOptions options, TimeProvider time)
{
    /// <summary>How secrets begin, as the convention of Standard Webhooks has it.</summary>
    private const string Prefix = "whsec_";

    public string Current(Webhook webhook) => Prefix + Convert.ToBase64String(Derive(webhook, webhook.Generation));

    /// <summary>The header's value: a signature for each secret in force, the newest first.</summary>
    public string Sign(Webhook webhook, string id, long timestamp, string body)
    {
        var content = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        var signatures = Generations(webhook)
            .Select(generation => HMACSHA256.HashData(Derive(webhook, generation), content))
            .Select(signature => $"v1,{Convert.ToBase64String(signature)}");
        return string.Join(' ', signatures);
    }

    private IEnumerable<int> Generations(Webhook webhook)
    {
        yield return webhook.Generation;
        if (webhook.Generation > 1 && webhook.OverlapUntil > time.GetUtcNow().UtcDateTime)
            yield return webhook.Generation - 1;
    }

    private byte[] Derive(Webhook webhook, int generation) => HMACSHA256.HashData(
        options.MasterKey,
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"aetherion webhook\n{webhook.Tenant}\n{webhook.Id}\n{generation}")));
}
