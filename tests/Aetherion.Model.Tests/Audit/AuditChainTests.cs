using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Model.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly AuditRecord Record = new(
        "acme", "r1", new DateTime(2024, 6, 1, 10, 0, 0, DateTimeKind.Utc), AuditCategory.Trading, "startBot",
        AuditOutcome.Accepted, "anna")
    {
        Subject = "acme/büro",
        After = "{}",
    };

    [Fact]
    public void The_hash_is_over_the_previous_one_and_the_fields_with_their_lengths()
    {
        const string Canonical =
            "17:aetherion-audit-1" + "4:acme" + "1:7" + "2:r1" + "16:1717236000000000" + "7:Trading" + "8:startBot"
            + "8:Accepted" + "4:anna" + "-:" + "-:" + "-:" + "10:acme/büro" + "-:" + "-:" + "-:" + "2:{}";
        var previous = new string('a', 64);
        byte[] bytes = [.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(Canonical)];

        AuditChain.HashOf(Record, 7, previous).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void The_form_of_the_first_release_stays() =>
        AuditChain.HashOf(Record, 1, AuditChain.Genesis)
            .ShouldBe("dbe1f43487523471afac315102d4f0e2af2df68b94d89a7c588bdeb2e2e0f92e");

    [Fact]
    public void Nothing_and_an_empty_text_are_not_the_same() =>
        AuditChain.HashOf(Record with { Reason = "" }, 1, AuditChain.Genesis)
            .ShouldNotBe(AuditChain.HashOf(Record, 1, AuditChain.Genesis));

    [Fact]
    public void Text_that_moves_from_one_field_to_the_next_changes_the_hash() =>
        AuditChain.HashOf(Record with { KeyId = "ab", Address = "c" }, 1, AuditChain.Genesis)
            .ShouldNotBe(AuditChain.HashOf(Record with { KeyId = "a", Address = "bc" }, 1, AuditChain.Genesis));
}
