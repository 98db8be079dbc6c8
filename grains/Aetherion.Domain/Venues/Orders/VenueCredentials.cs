namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a venue asks of who trades there.</summary>
/// <param name="Secret">The HMAC secret, or a private key as PEM text.</param>
public sealed record VenueCredentials(string Key, string Secret, string? Passphrase = null)
{
    private const string PemMark = "-----BEGIN ";

    /// <summary>Whether the secret is a private key and not a shared one.</summary>
    public bool IsPrivateKey => Secret.StartsWith(PemMark, StringComparison.Ordinal);

    /// <summary>Says nothing, so that no log has it by mistake.</summary>
    public override string ToString() => "(a venue's secret)";
}
