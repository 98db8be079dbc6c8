using System.Security.Cryptography;
using System.Text;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Tests.Binance;

public class SigningTests
{
    private const string Payload =
        "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

    /// <summary>The example of the venue's own documentation.</summary>
    [Fact]
    public void The_published_signature_is_taken_and_any_other_is_not()
    {
        var key = new EmulatorKey("docs", "key", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");
        const string signature = "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";
        key.Verifies(Payload, signature).ShouldBeTrue();
        key.Verifies(Payload, signature.Replace('c', 'd')).ShouldBeFalse();
        key.Verifies(Payload + "0", signature).ShouldBeFalse();
    }

    [Fact]
    public void A_key_of_rsa_is_checked_by_its_public_half()
    {
        using var rsa = RSA.Create(2048);
        var key = new EmulatorKey("rsa", "key", "", rsa.ExportSubjectPublicKeyInfoPem());
        var signature = Convert.ToBase64String(
            rsa.SignData(Encoding.UTF8.GetBytes(Payload), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        key.Verifies(Payload, signature).ShouldBeTrue();
        key.Verifies(Payload + "0", signature).ShouldBeFalse();
        key.Verifies(Payload, "no base64!").ShouldBeFalse();
    }
}
