using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Api.Tests.Webhooks;

internal sealed record ReceivedEvent(string Id, string Timestamp, string Signature, string Body)
{
    /// <summary>As a receiver checks it, by the convention of Standard Webhooks.</summary>
    public bool IsSignedWith(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}"));
        return Signature.Split(' ').Contains($"v1,{Convert.ToBase64String(expected)}");
    }
}
