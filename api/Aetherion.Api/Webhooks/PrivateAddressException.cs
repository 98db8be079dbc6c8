namespace Aetherion.Api.Webhooks;

/// <summary>A receiver's name leads to no address of the internet.</summary>
internal sealed class PrivateAddressException(string host) : IOException(
    $"'{host}' has no public address. Receivers on this machine or in private networks have to be allowed by the operator.");
