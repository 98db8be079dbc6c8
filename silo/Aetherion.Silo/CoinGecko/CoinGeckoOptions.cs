using Aetherion.Domain.Venues.CoinGecko;

namespace Aetherion.Silo.CoinGecko;

/// <summary>
/// The key of a data vendor; only the operator's environment names it. It is sent to the vendor alone and never logged.
/// </summary>
/// <param name="Key">Of the plan.</param>
/// <param name="Address">The vendor's, or that of something that speaks like it.</param>
public sealed record CoinGeckoOptions(CoinGeckoPlan Plan, string Key, Uri Address)
{
    private const string KeyVariable = "AETHERION_COINGECKO_KEY";
    private const string PlanVariable = "AETHERION_COINGECKO_PLAN";
    private const string AddressVariable = "AETHERION_COINGECKO_URL";

    /// <summary>
    /// How long an answer is shown: so that a key of the free plan, with 10,000 credits, lasts a month of asking.
    /// </summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the key's limits are read again.</summary>
    public TimeSpan UsageLifetime { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The most bytes of an answer.</summary>
    public int BytesMax { get; init; } = 4 * 1024 * 1024;

    /// <summary>What the environment names; null when it names no key.</summary>
    /// <exception cref="InvalidOperationException">The plan or the address is none.</exception>
    public static CoinGeckoOptions? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is not { Length: > 0 } key)
            return null;
        var plan = Environment.GetEnvironmentVariable(PlanVariable) switch
        {
            null or "" or "demo" => CoinGeckoPlan.Demo,
            "pro" => CoinGeckoPlan.Pro,
            var other => throw new InvalidOperationException($"{PlanVariable} is demo or pro, not '{other}'."),
        };
        return new CoinGeckoOptions(plan, key, AddressOf(plan));
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"{Plan} at {Address}";

    /// <summary>The address of a text, which may end with the path that every request begins with; null when it is none.</summary>
    internal static Uri? ReadAddress(string text)
    {
        var root = text.TrimEnd('/') + "/";
        if (root.EndsWith(CoinGeckoApi.Root, StringComparison.Ordinal))
            root = root[..^CoinGeckoApi.Root.Length];
        return Uri.TryCreate(root, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
    }

    private static Uri AddressOf(CoinGeckoPlan plan)
    {
        if (Environment.GetEnvironmentVariable(AddressVariable) is not { Length: > 0 } text)
            return CoinGeckoApi.HostOf(plan);
        return ReadAddress(text) ?? throw new InvalidOperationException($"{AddressVariable} is no http or https address.");
    }
}
