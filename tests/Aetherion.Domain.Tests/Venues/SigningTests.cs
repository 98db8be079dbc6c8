using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Domain.Venues.Weex;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>
/// Signatures beside the venues' published ones, or beside another implementation's where none are published.
/// </summary>
public sealed class SigningTests
{
    /// <summary>The secret of the documentation, which belongs to no account.</summary>
    private const string DocumentationSecret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private const string KeyName = "organizations/o/apiKeys/k";
    private const string WeexSecret = "weex-secret";
    private const long WeexTime = 1_700_000_000_000;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Theory]
    [InlineData("LTCBTC", "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData("１２３４５６", "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3")]
    public void Binance_REST_requests_sign_to_the_published_vectors(string symbol, string expected)
    {
        var payload = BinanceSigner.RestPayload(
        [
            new("symbol", symbol), new("side", "BUY"), new("type", "LIMIT"), new("timeInForce", "GTC"),
            new("quantity", "1"), new("price", "0.1"), new("recvWindow", "5000"), new("timestamp", "1499827319559"),
        ]);
        BinanceSigner.SignHmac(DocumentationSecret, payload).ShouldBe(expected);
    }

    [Fact]
    public void Binance_socket_requests_sign_to_the_published_vectors()
    {
        var vectors = 0;
        foreach (var line in VenueRecording.Lines("fixtures/binance-spot-docs-samples.jsonl.gz"))
        {
            if (!line.Contains("SIGNED request example (HMAC)", StringComparison.Ordinal) || line.Contains("FILL ME", StringComparison.Ordinal))
                continue;
            using var json = JsonDocument.Parse(line);
            var parameters = json.RootElement.GetProperty("json").GetProperty("params").EnumerateObject()
                .ToDictionary(p => p.Name, p => p.Value.ToString());
            parameters.Remove("signature", out var expected);
            BinanceSigner.SignHmac(DocumentationSecret, BinanceSigner.SocketPayload(parameters)).ShouldBe(expected);
            vectors++;
        }
        vectors.ShouldBe(2);
    }

    [Fact]
    public void Binance_RSA_signatures_are_those_of_PKCS_1_with_SHA_256()
    {
        using var key = RSA.Create(2048);
        const string Payload = "symbol=BTCUSDT&timestamp=1";
        var signature = Convert.FromBase64String(BinanceSigner.SignRsa(key, Payload));
        using var publicKey = RSA.Create(key.ExportParameters(false));
        publicKey.VerifyData(Encoding.UTF8.GetBytes(Payload), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .ShouldBeTrue();
        publicKey.VerifyData("symbol=BTCUSDT&timestamp=2"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .ShouldBeFalse();
    }

    [Fact]
    public void Tokens_of_Coinbase_hold_what_its_documentation_asks_and_verify_with_the_public_key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = CoinbaseToken.ForRest(
            key, KeyName, new CoinbaseRequest("GET", "api.coinbase.com", "/api/v3/brokerage/accounts"), Now, "n1");

        var parts = token.Split('.');
        Text(parts[0]).ShouldBe($$"""{"alg":"ES256","typ":"JWT","kid":"{{KeyName}}","nonce":"n1"}""");
        Text(parts[1]).ShouldBe(
            $$"""
            {"iss":"cdp","sub":"{{KeyName}}","nbf":1700000000,"exp":1700000120,"uri":"GET api.coinbase.com/api/v3/brokerage/accounts"}
            """);
        using var publicKey = ECDsa.Create(key.ExportParameters(false));
        var signature = Base64Url.DecodeFromChars(parts[2]);
        signature.Length.ShouldBe(64);
        publicKey.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature, HashAlgorithmName.SHA256)
            .ShouldBeTrue();
    }

    [Fact]
    public void Tokens_for_a_socket_name_no_request_and_other_curves_are_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Text(CoinbaseToken.ForSocket(key, KeyName, Now, "n1").Split('.')[1]).ShouldNotContain("uri");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Should.Throw<ArgumentException>(() => CoinbaseToken.ForSocket(other, KeyName, Now, "n1"));
    }

    /// <summary>No vector is published: the expected values are another implementation's (Python's hmac).</summary>
    [Fact]
    public void WEEX_signs_time_method_path_query_and_body_in_this_order()
    {
        WeexSigner.SignRest(WeexSecret, WeexTime, "GET", "/api/v3/account?symbol=BTCUSDT", "")
            .ShouldBe("GpnfqzPO6qZTj2iV0exuyQfrEHFY7KPwdQdfcrkpzf0=");
        WeexSigner.SignRest(WeexSecret, WeexTime, "POST", "/capi/v3/order", """{"symbol":"BTCUSDT"}""")
            .ShouldBe("QBkQgfJyJmMZY4u9ca4q3/kEu+uGYGqQBJ3qzGU5ee4=");
        WeexSigner.SignSocket(WeexSecret, WeexTime).ShouldBe("DAMtYrp4t9qk1Auw92oYefLRVScy7wUT9BKiZkxAiu8=");
    }

    private static string Text(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
