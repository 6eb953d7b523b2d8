"""What every reader works with: lines, values that know their lines, drafts of records, and the account of it all."""
