using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Tests.Access;

/// <summary>
/// An issuer on this machine: publishes keys over HTTP and signs tokens with the platform's own cryptography, not with the
/// library that verifies them.
/// </summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Name = "https://id.example";
    public const string Audience = "aetherion";

    // Keys take long to make: all issuers but those that a test wants to be another have the same.
    private static readonly Lazy<RSA> SharedRsa = new(() => RSA.Create(2048));

    private readonly WebApplication _app;
    private JsonArray _published = [];

    private TestIssuer(WebApplication app, bool hasOwnKey)
    {
        _app = app;
        Rsa = hasOwnKey ? RSA.Create(2048) : SharedRsa.Value;
    }

    public RSA Rsa { get; }

    public ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>How often the keys were asked for.</summary>
    public int FetchCount { get; private set; }

    /// <summary>What the address answers with instead of keys.</summary>
    public RequestDelegate? Answer { get; set; }

    public IssuerOptions Options => new(Name, Audience, new Uri($"{_app.Urls.Single()}/jwks"));

    public static async Task<TestIssuer> StartAsync(bool hasOwnKey = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new TestIssuer(app, hasOwnKey);
        issuer.Publish(Key(issuer.Rsa, "rsa-1"), Key(issuer.Ec, "ec-1", "P-256"));
        app.MapGet("/jwks", (RequestDelegate)(context =>
        {
            issuer.FetchCount++;
            return issuer.Answer is { } answer
                ? answer(context)
                : context.Response.WriteAsync(new JsonObject { ["keys"] = issuer._published.DeepClone() }.ToJsonString());
        }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    public void Publish(params JsonObject[] keys) => _published = [.. keys];

    public static JsonObject Key(RSA key, string id)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = id,
            ["use"] = "sig",
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    public static JsonObject Key(ECDsa key, string id, string curve)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "EC",
            ["kid"] = id,
            ["crv"] = curve,
            ["x"] = Base64Url.EncodeToString(parameters.Q.X),
            ["y"] = Base64Url.EncodeToString(parameters.Q.Y),
        };
    }

    /// <summary>Claims that are taken, valid from a minute ago for an hour.</summary>
    public static JsonObject Claims(DateTimeOffset now, string tenant = "acme", string role = "trader", string scope = "read trade") => new()
    {
        ["iss"] = Name,
        ["aud"] = Audience,
        ["sub"] = "alice",
        ["tenant"] = tenant,
        ["role"] = role,
        ["scope"] = scope,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
    };

    public string Sign(JsonObject claims, string algorithm = "RS256", JsonObject? header = null) => algorithm switch
    {
        "RS256" => Sign(claims, Header(header, algorithm, "rsa-1"), data =>
            Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        "ES256" => Sign(claims, Header(header, algorithm, "ec-1"), data => Ec.SignData(data, HashAlgorithmName.SHA256)),
        _ => throw new ArgumentException(algorithm, nameof(algorithm)),
    };

    public static string Sign(JsonObject claims, JsonObject header, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Ec.Dispose();
        if (Rsa != SharedRsa.Value)
            Rsa.Dispose();
    }

    private static JsonObject Header(JsonObject? given, string algorithm, string keyId)
    {
        var header = (JsonObject?)given?.DeepClone() ?? [];
        header.TryAdd("alg", algorithm);
        header.TryAdd("kid", keyId);
        return header;
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
