using Aetherion.GrainInterfaces;
using Aetherion.Silo.Jobs;

namespace Aetherion.Silo.Tests.Jobs;

public sealed class BarFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("bars");

    public BarFolderTests()
    {
        Directory.CreateDirectory(In("folder"));
        Directory.CreateDirectory(In("folder", "older"));
        File.WriteAllText(In("folder", "bars.csv"), "0,1,1,1,1,1\n");
        File.WriteAllText(In("folder", "older", "bars.csv"), "0,1,1,1,1,1\n");
        File.WriteAllText(In("secret.csv"), "0,1,1,1,1,1\n");
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void A_file_of_the_folder_is_given_out_by_its_name()
    {
        var (file, refusal) = Folder().Find("bars.csv");

        refusal.ShouldBeNull();
        File.ReadAllText(file!.FullName).ShouldBe("0,1,1,1,1,1\n");
        Folder().WhyNot("bars.csv").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secret.csv")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".hidden.csv")]
    [InlineData("a..csv")]
    [InlineData("older/bars.csv")]
    [InlineData("older\\bars.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("C:bars.csv")]
    [InlineData("bars.csv\0")]
    [InlineData("bars\n.csv")]
    [InlineData("\ud83d\ude00.csv")]
    public void What_is_no_plain_name_is_refused_before_the_disk_is_asked(string name) =>
        (BarFileName.WhyNot(name), Folder().WhyNot(name)!.Code).ShouldSatisfyAllConditions(
            found => found.Item1.ShouldNotBeNull().ShouldContain("btcusdt-1m.csv.gz"),
            found => found.Code.ShouldBe(ModelRefusals.TrainingFileUnfit));

    [Fact]
    public void The_length_of_a_name_is_bounded()
    {
        BarFileName.WhyNot(new string('a', BarFileName.LengthMax)).ShouldBeNull();
        BarFileName.WhyNot(new string('a', BarFileName.LengthMax + 1)).ShouldNotBeNull().ShouldContain("128 characters");
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("elsewhere/secret.csv")]
    public void A_link_that_leaves_the_folder_is_refused_and_so_is_one_through_a_linked_folder(string target)
    {
        Directory.CreateSymbolicLink(In("folder", "elsewhere"), _root.FullName);
        File.CreateSymbolicLink(In("folder", "link.csv"), target);

        var refusal = Folder().WhyNot("link.csv").ShouldNotBeNull();

        (refusal.Code, refusal.Message).ShouldBe((
            ModelRefusals.TrainingFileUnfit,
            "'link.csv' is a link that leaves the folder of bar files. Put the file itself there."));
    }

    [Fact]
    public void A_folder_whose_name_begins_like_the_folder_s_is_outside_of_it()
    {
        Directory.CreateDirectory(In("folder-2"));
        File.WriteAllText(In("folder-2", "bars.csv"), "0");
        File.CreateSymbolicLink(In("folder", "link.csv"), "../folder-2/bars.csv");

        Folder().WhyNot("link.csv").ShouldNotBeNull().Message.ShouldContain("leaves the folder");
    }

    [Fact]
    public void Links_within_the_folder_and_a_folder_that_is_a_link_itself_are_followed()
    {
        File.CreateSymbolicLink(In("folder", "latest.csv"), "older/bars.csv");
        Directory.CreateSymbolicLink(In("mounted"), In("folder"));

        Folder("mounted").Find("latest.csv").File!.FullName.ShouldEndWith("/folder/older/bars.csv");
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(In("folder", "a.csv"), "b.csv");
        File.CreateSymbolicLink(In("folder", "b.csv"), "a.csv");

        Folder().WhyNot("a.csv")!.Code.ShouldBe(ModelRefusals.TrainingFileUnfit);
    }

    [Fact]
    public void What_is_not_there_or_cannot_be_trained_on_says_what_to_do()
    {
        File.WriteAllText(In("folder", "empty.csv"), "");
        File.WriteAllText(In("folder", "large.csv"), new string('1', 101));

        Code(new BarFolder(new BarFolderOptions()), "bars.csv", "models.barsFolder").ShouldBe(ModelRefusals.TrainingFilesOff);
        Code(Folder("nowhere"), "bars.csv", "models.barsFolder").ShouldBe(ModelRefusals.TrainingFileNotFound);
        Code(Folder(), "none.csv", "Put it there").ShouldBe(ModelRefusals.TrainingFileNotFound);
        Code(Folder(), "older", "Name a file").ShouldBe(ModelRefusals.TrainingFileUnfit);
        Code(Folder(), "empty.csv", "is empty").ShouldBe(ModelRefusals.TrainingFileUnfit);
        Code(Folder(), "large.csv", "has 101 bytes; 100 are allowed").ShouldBe(ModelRefusals.TrainingFileUnfit);
    }

    private static string Code(BarFolder folder, string name, string said)
    {
        var refusal = folder.WhyNot(name).ShouldNotBeNull();
        refusal.Message.ShouldContain(said);
        return refusal.Code;
    }

    private BarFolder Folder(string name = "folder") =>
        new(new BarFolderOptions { Path = In(name), FileBytesMax = 100 });

    private string In(params string[] names) => Path.Combine([_root.FullName, .. names]);
}
