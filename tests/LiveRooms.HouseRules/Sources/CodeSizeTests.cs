namespace LiveRooms.HouseRules.Sources;

public sealed class CodeSizeTests(ITestOutputHelper output)
{
    [Fact]
    public void Files_and_methods_are_short()
    {
        foreach (var line in CodeSize.Report(House.CSharp))
        {
            output.WriteLine(line);
        }

        Verdict.Clean([.. CodeSize.TooLongFiles(House.CSharp), .. CodeSize.TooLongMethods(House.CSharp)]);
    }

    [Fact]
    public void Web_files_are_short() => Verdict.Clean(CodeSize.TooLongFiles(House.FilesEndingWith(".ts", ".tsx")));

    [Fact]
    public void The_file_check_bites()
    {
        var longest = new string('\n', CodeSize.MaxFile);
        Verdict.Clean(CodeSize.TooLongFiles([new SourceFile("src/a.cs", longest)]));
        Verdict.Bites(CodeSize.TooLongFiles([new SourceFile("src/a.cs", longest + "x")]), "src/a.cs", "401");
    }

    [Theory]
    [InlineData("class A { void Long() {*} }")]
    [InlineData("class A { A() {*} }")]
    [InlineData("class A { int Long { get {*return 1; } } }")]
    [InlineData("class A { int Long => 1*+ 1; }")]
    [InlineData("class A { void Outer() => Inner(() => { void Long() {*} }); }")]
    [InlineData("void Short() { }*Short();")]
    public void The_method_check_bites(string shape)
    {
        Verdict.Clean(CodeSize.TooLongMethods([Filled(CodeSize.MaxMethod)]));
        Verdict.Bites(CodeSize.TooLongMethods([Filled(CodeSize.MaxMethod + 1)]), "src/a.cs", "71");

        SourceFile Filled(int lines) => new("src/a.cs", shape.Replace("*", new string('\n', lines - 1), StringComparison.Ordinal));
    }
}
