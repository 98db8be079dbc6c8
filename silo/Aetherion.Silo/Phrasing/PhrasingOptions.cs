namespace Aetherion.Silo.Phrasing;

/// <summary>
/// A language model that may phrase explanations; only the operator's environment names it. The key is sent to that address
/// alone and never logged.
/// </summary>
/// <param name="Address">Of an endpoint in the manner of OpenAI's, such as <c>https://host/v1/</c>.</param>
/// <param name="Key">Sent as a bearer token; null for none.</param>
/// <param name="Model">The name of the model.</param>
public sealed record PhrasingOptions(Uri Address, string? Key, string Model)
{
    private const string AddressVariable = "AETHERION_PHRASING_URL";
    private const string KeyVariable = "AETHERION_PHRASING_KEY";
    private const string ModelVariable = "AETHERION_PHRASING_MODEL";

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How many questions are asked at the same time; others get our sentence.</summary>
    public int ConcurrencyMax { get; init; } = 2;

    /// <summary>How many answers are remembered.</summary>
    public int RememberedMax { get; init; } = 256;

    /// <summary>The longest answer taken, in characters.</summary>
    public int LengthMax { get; init; } = 600;

    /// <summary>What the environment names; null when it names nothing.</summary>
    /// <exception cref="InvalidOperationException">The address is none.</exception>
    public static PhrasingOptions? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable(AddressVariable) is not { Length: > 0 } text)
            return null;
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new InvalidOperationException(
                $"{AddressVariable} is no http or https address; give one such as https://host/v1, or unset it.");
        var model = Environment.GetEnvironmentVariable(ModelVariable);
        return model is { Length: > 0 }
            ? new PhrasingOptions(address, Environment.GetEnvironmentVariable(KeyVariable), model)
            : throw new InvalidOperationException($"{AddressVariable} is set; name the model in {ModelVariable}.");
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"{Model} at {Address}";
}
